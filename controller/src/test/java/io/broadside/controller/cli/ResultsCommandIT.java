package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Records;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.RunWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCommandIT {

  private static final int SECONDS = 300;
  private static final int PER_SECOND = 40;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    keep("20261121-1-shop", 1, 1);
    keep("20261122-1-shop", 2, 1);
    keep("20261123-1-shop", 3, 1.3);
  }

  @Test
  void runsAreListedMarkedAndDeleted() throws Exception {
    assertThat(said("list")).containsSubsequence("20261123-1", "20261122-1", "20261121-1");
    said("tag", "20261121", "nightly", "--name", "first", "--baseline");
    assertThat(said("list", "--tag", "nightly"))
        .contains("20261121-1-shop", "\"first\"", "#nightly", "(baseline)")
        .doesNotContain("20261122");
    assertThat(said("show", "first")).contains("Run 20261121-1-shop: finished");
    refused("There is no run 2027", "show", "2027");
    refused("matches 3 runs", "show", "2026");
    refused("is a baseline, so it is not deleted", "delete", "first");
    said("tag", "first", "--no-baseline", "--name", "");
    said("delete", "20261121");
    assertThat(said("list", "--json")).contains("20261122-1-shop").doesNotContain("20261121");
    said("tag", "20261122", "--baseline");
    refused("Say which runs to delete", "delete");
    assertThat(said("delete", "--keep", "0")).contains("Deleted run 20261123-1-shop");
    assertThat(said("list")).contains("20261122-1-shop").doesNotContain("20261123");
  }

  @Test
  void everyFormIsWrittenToAFileOrTheTerminal() throws Exception {
    assertThat(said("export")).startsWith("second,time_ms,planned").contains("\n299,");
    Path file = folder.resolve("report.xml");
    said("export", "latest", "-f", "junit", "-o", file.toString());
    assertThat(file).content().contains("<testsuites name=\"broadside 20261123-1-shop\"");
    assertThat(said("report")).contains("### Load test Shop.java");
    refused("There is no format yaml. The formats are json, csv", "export", "-f", "yaml");
  }

  @Test
  void aSlowerRunFailsAndTheSameOneDoesNot() throws Exception {
    Shell.Ended slower = results("compare", "20261121-1-shop", "20261123-1-shop");
    assertThat(slower.code()).as(slower.said()).isEqualTo(ExitCode.ASSERTIONS_FAILED.value());
    assertThat(slower.said()).contains("Comparison: FAIL", "shop: search", "p95", "FAIL");

    said("tag", "20261121", "--baseline");
    Shell.Ended same = results("compare", "20261122", "--allow-inconclusive");
    assertThat(same.code()).as(same.said()).isEqualTo(ExitCode.OK.value());
    Shell.Ended strict = results("compare", "20261122", "--tolerance", "0.1%", "--json");
    assertThat(strict.said()).contains("\"decision\"").doesNotContain("\"FAIL\"");

    assertThat(said("compare", "--self", "latest")).contains("shop: search", "p99", "%");
    refused("write a percentage like 5%", "compare", "20261122", "--tolerance", "0.05");
    refused("is marked as baseline", "compare", "20261121");
  }

  @Test
  void aTrendNeedsSomeRuns() throws Exception {
    assertThat(said("trend")).contains("p95 of Shop.java over 3 runs", "At least 4 runs");
    for (int i = 0; i < 12; i++) {
      keep("20261124-%02d-shop".formatted(i), i, i < 6 ? 1 : 1.5);
    }
    assertThat(said("trend", "--last", "12")).contains("changed from", "by +50 %");
  }

  @Test
  void theSameCanBeHadFromAController() throws Exception {
    Process controller = shell.begin("controller", "--port", "0", "--workers", "0");
    try (BufferedReader said = controller.inputReader()) {
      String address = "";
      while (!address.startsWith("Dashboard: ")) {
        address = said.readLine();
      }
      String[] there = {"--controller", address.substring("Dashboard: ".length())};
      assertThat(said(with(there, "list"))).contains("20261123-1-shop");
      assertThat(said(with(there, "export", "latest", "-f", "requests")))
          .contains("scenario,request");
      said(with(there, "tag", "20261121", "slow", "--baseline"));
      assertThat(said("list", "--tag", "slow")).contains("20261121-1-shop");
      Shell.Ended slower = results(with(there, "compare", "latest"));
      assertThat(slower.code()).as(slower.said()).isEqualTo(ExitCode.ASSERTIONS_FAILED.value());
      said(with(there, "delete", "20261122"));
      assertThat(folder.resolve(".broadside/results/20261122-1-shop")).doesNotExist();
      Shell.Ended baseline = results(with(there, "delete", "20261121"));
      assertThat(baseline.code()).as(baseline.said()).isEqualTo(ExitCode.BUSY.value());
      assertThat(baseline.said()).contains("is a baseline");
    } finally {
      controller.destroy();
      controller.waitFor();
    }
  }

  @Test
  void anEmptyFolderIsNoError() throws Exception {
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    assertThat(said("list", "--data", nothing.toString())).contains("There is no run in");
    refused("there are no runs yet", "show", "--data", nothing.toString());
  }

  private static String[] with(String[] there, String... command) {
    String[] all = java.util.Arrays.copyOf(command, command.length + there.length);
    System.arraycopy(there, 0, all, command.length, there.length);
    return all;
  }

  private Shell.Ended results(String... command) throws Exception {
    String[] all = new String[command.length + 1];
    all[0] = "results";
    System.arraycopy(command, 0, all, 1, command.length);
    return shell.broadside(all);
  }

  private String said(String... command) throws Exception {
    Shell.Ended ended = results(command);
    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.OK.value());
    return ended.said();
  }

  private void refused(String why, String... command) throws Exception {
    Shell.Ended ended = results(command);
    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains(why).doesNotContain("\tat ");
  }

  /** A steady run of five minutes whose times are that many times as long. */
  private void keep(String id, long seed, double times) throws IOException {
    RunWriter writer =
        RunWriter.open(new FolderStore(folder.resolve(".broadside/results")).begin(id));
    Random random = new Random(seed);
    Key search = new Key(Measure.RESPONSE, "shop", "search", true);
    Map<Key, NativeHistogram> soFar = new HashMap<>();
    for (int second = 0; second < SECONDS; second++) {
      writer.seconds(List.of(second(second)));
      for (int i = 0; i < PER_SECOND; i++) {
        double seconds = times * 0.4 * Math.exp(0.15 * random.nextGaussian());
        int bucket = (int) Math.ceil(32 * Math.log(seconds) / Math.log(2));
        soFar.merge(
            search, NativeHistogram.of(bucket, new long[] {1}, 0, seconds), NativeHistogram::plus);
      }
      writer.measured(second, Map.copyOf(soFar));
    }
    RunRecord run = Records.judged(id, SECONDS, (long) SECONDS * PER_SECOND, 500 * times);
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    writer.write(run);
  }

  private static Second second(long second) {
    return new Second(
        second,
        PER_SECOND,
        PER_SECOND,
        0,
        0,
        true,
        PER_SECOND,
        0,
        20,
        null,
        null,
        null,
        null,
        null,
        null,
        2,
        false);
  }
}
