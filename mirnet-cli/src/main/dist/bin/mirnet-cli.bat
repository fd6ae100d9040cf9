@echo off
rem Starts mirnet-cli. JAVA_HOME chooses the JDK; MIRNET_JAVA_OPTS adds options to it;
rem MIRNET_PLUGINS names places of plugins (folders of jars, or jars, with ; between) besides plugins\;
rem MIRNET_TORCH names the folder of a PyTorch to compute with instead of the libtorch in lib\.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
"%JAVA_EXE%" -XX:+UseSerialGC -Dmirnet.home="%HOME_DIR%" -Dmirnet.command=%~n0 -DOPT_OUT_TRACKING=true %MIRNET_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" io.mirnet.cli.Main %*
exit /b %ERRORLEVEL%
