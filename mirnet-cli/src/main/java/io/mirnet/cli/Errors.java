package io.mirnet.cli;

import ai.djl.engine.EngineException;
import com.google.inject.CreationException;
import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ProviderLoadException;
import io.mirnet.train.run.FixedKeysException;
import io.mirnet.train.run.RunBusyException;
import io.mirnet.train.run.RunExistsException;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.sweep.SweepExistsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into one line on stderr and an exit code. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** Picocli's own answer adds the whole help text, below which the mistake is lost. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> similar =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    String hint =
        similar.isEmpty()
            ? settings(e) + "see %s --help".formatted(command.getCommandSpec().qualifiedName())
            : "did you mean %s?".formatted(String.join(" or ", similar));
    PrintWriter err = command.getErr();
    err.println(line(e) + "; " + hint);
    err.flush();
    return ExitCode.USAGE;
  }

  /** Other programs have an option for each setting. */
  private static String settings(ParameterException e) {
    boolean option =
        e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption();
    boolean configured = e.getCommandLine().getCommandSpec().mixins().containsKey("config");
    return option && configured
        ? "settings are given as key=value, as in train.iterations=400, and listed by mirnet-cli config show; "
        : "";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean trace =
        parsed.commandSpec().root().userObject() instanceof MirnetCli root && root.stacktrace;
    if (trace) {
      e.printStackTrace(err);
    }
    err.println(line(e));
    err.flush();
    return code(e);
  }

  /**
   * Runs what was asked for. Results are shown without control characters, help with picocli's own;
   * and an {@link Error}, which picocli lets through, ends as an exception does.
   */
  static int run(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine command = parsed.commandSpec().commandLine();
    PrintWriter out = command.getOut();
    command.setOut(Shown.over(out));
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      throw new ExecutionException(command, line(e).substring("error: ".length()), e);
    } finally {
      command.getOut().flush();
      command.setOut(out);
    }
  }

  /** One line for anything that can be thrown. */
  static String line(Throwable e) {
    if (e instanceof ConfigurationException) {
      return Shown.escaped(e.getMessage());
    }
    String message = e instanceof Error error ? message(error) : message(e);
    if (e instanceof EngineException && e.getCause() != null) {
      message += ": " + e.getCause().getMessage(); // the library that can't be loaded
    }
    if (e instanceof ProviderLoadException) {
      return Shown.escaped(
          message.lines().map(line -> "error: " + line).collect(Collectors.joining("\n")));
    }
    return "error: " + Shown.line(message);
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String message(Error error) {
    if (error instanceof OutOfMemoryError) {
      return "out of memory, of which Java may use %d MiB (%s); give it more by MIRNET_JAVA_OPTS=-Xmx8g"
          .formatted(Runtime.getRuntime().maxMemory() >> 20, message((Throwable) error));
    }
    if (error instanceof StackOverflowError) {
      return "the input is nested too deeply";
    }
    return error instanceof LinkageError
        ? ProviderException.explain(error)
        : "%s: %s".formatted(error.getClass().getName(), error.getMessage());
  }

  private static int code(Exception e) {
    if (e instanceof ConfigurationException
        || e instanceof ProviderLoadException
        || e instanceof RunExistsException
        || e instanceof RunBusyException
        || e instanceof FixedKeysException
        || e instanceof SweepExistsException
        || e instanceof UsageException
        || e instanceof CreationException) {
      return ExitCode.USAGE;
    }
    if (e instanceof InputException) {
      return ExitCode.INPUT;
    }
    return e instanceof DivergedException ? ExitCode.DIVERGED : ExitCode.FAILURE;
  }
}
