package io.mirnet.cli;

import ai.djl.engine.EngineException;
import com.google.inject.CreationException;
import io.mirnet.api.InputException;
import io.mirnet.cli.console.ExitCode;
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
            ? "see %s --help".formatted(command.getCommandSpec().qualifiedName())
            : "did you mean %s?".formatted(String.join(" or ", similar));
    PrintWriter err = command.getErr();
    err.println(line(e) + "; " + hint);
    err.flush();
    return ExitCode.USAGE;
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

  private static String line(Exception e) {
    if (e instanceof ConfigurationException) {
      return e.getMessage();
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    if (e instanceof EngineException && e.getCause() != null) {
      message += ": " + e.getCause().getMessage(); // the library that can't be loaded
    }
    if (e instanceof ProviderLoadException) {
      return message.lines().map(line -> "error: " + line).collect(Collectors.joining("\n"));
    }
    return "error: " + message.strip().replaceAll(":\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
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
