@echo off
rem Starts mirnet-cli. JAVA_HOME chooses the JDK; MIRNET_JAVA_OPTS adds options to it;
rem MIRNET_PLUGINS names a folder of plugin jars besides plugins\.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
set "CLASSES=%HOME_DIR%\lib\*;%HOME_DIR%\plugins\*"
if defined MIRNET_PLUGINS set "CLASSES=%CLASSES%;%MIRNET_PLUGINS%\*"
"%JAVA_EXE%" -XX:+UseSerialGC -DOPT_OUT_TRACKING=true %MIRNET_JAVA_OPTS% -cp "%CLASSES%" io.mirnet.cli.Main %*
exit /b %ERRORLEVEL%
