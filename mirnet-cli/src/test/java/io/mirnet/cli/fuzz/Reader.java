package io.mirnet.cli.fuzz;

import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.data.matlab.MatArray;
import io.mirnet.data.matlab.MatCell;
import io.mirnet.data.matlab.MatFile;
import io.mirnet.data.matlab.MatType;
import io.mirnet.data.matlab.MatVariable;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.basicsr.OptionImport;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Everything that reads a file of others. The corpus of each lies in the folder of its name. */
enum Reader {
  PTH("x.pth") {
    @Override
    void read(Path file) {
      PthFile.read(file);
    }
  },
  SAFETENSORS("x.safetensors") {
    @Override
    void read(Path file) {
      Safetensors.read(file);
    }
  },
  PICTURE("x.png") {
    @Override
    void read(Path file) {
      ImageFiles.size(file);
      ImageFiles.read(file);
    }
  },
  MATLAB("x.mat") {
    @Override
    void read(Path file) {
      MatFile matlab = MatFile.open(file);
      for (MatVariable variable : matlab.variables()) {
        if (variable.type() == MatType.CELL) {
          MatCell cell = matlab.cell(variable.name());
          List<MatArray> all = new ArrayList<>();
          IntStream.range(0, cell.variable().count()).mapToObj(cell.elements()).forEach(all::add);
        } else if (variable.type().isNumeric()) {
          matlab.array(variable.name());
        }
      }
    }
  },
  CONFIGURATION("x.yaml") {
    @Override
    void read(Path file) {
      CONFIGURATIONS.read(Experiment.class, file, List.of());
    }
  },
  OPTIONS("x.yml") {
    @Override
    void read(Path file) {
      OptionImport.of(file, CONFIGURATIONS);
    }
  },
  MANIFEST("run/manifest.json") {
    @Override
    void read(Path file) throws IOException {
      Files.writeString(file.resolveSibling("config.yaml"), "{}");
      RunDirectory.open(file.getParent()).manifest();
    }
  },
  RESULT("run/result.json") {
    @Override
    void read(Path file) throws IOException {
      Files.writeString(file.resolveSibling("config.yaml"), "{}");
      Files.writeString(file.resolveSibling("manifest.json"), "{}");
      RunDirectory.open(file.getParent()).result();
    }
  },
  PLAN("sweep/plan.json") {
    @Override
    void read(Path file) {
      SweepDirectory.open(file.getParent()).plan();
    }
  },
  STATE("sweep/trials/aa/state.json") {
    @Override
    void read(Path file) throws IOException {
      Path sweep = file.getParent().getParent().getParent();
      Files.writeString(sweep.resolve("plan.json"), PLAN_OF_NOTHING);
      SweepDirectory.open(sweep).state("aa");
    }
  };

  private static final String PLAN_OF_NOTHING =
      "{\"name\":\"x\",\"objective\":{\"set\":\"v\",\"score\":\"psnr\",\"unit\":\"dB\",\"direction\":\"higher\"},\"trials\":[]}";

  private static final ConfigurationReader CONFIGURATIONS =
      new ConfigurationReader(Plugins.load(Reader.class.getClassLoader()));

  private final String file;

  Reader(String file) {
    this.file = file;
  }

  /** Where a file must lie to be read, within a folder of its own. */
  Path in(Path folder) throws IOException {
    Path place = folder.resolve(file);
    Files.createDirectories(place.getParent());
    return place;
  }

  /** Reads; throws what a user would be told. */
  abstract void read(Path file) throws IOException;
}
