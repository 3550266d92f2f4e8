package io.broadside.plan.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The source of a data set's records. */
public sealed interface DataSource
    permits Cognito, DataSource.Csv, DataSource.JsonLines, DataSource.Rows, DataSource.Generated {

  /** A file with a line of names, and a line for each record. */
  record Csv(String file, char separator) implements DataSource {}

  /** A file with a JSON object in each line. */
  record JsonLines(String file) implements DataSource {}

  /** Records that are written in the plan itself. */
  record Rows(List<Map<String, String>> rows) implements DataSource {

    /** Copies list and maps. */
    public Rows {
      rows =
          rows.stream().map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row))).toList();
    }
  }

  /** Random values: each record is made when a user asks for it. */
  record Generated(Map<String, Generator> columns) implements DataSource {

    /** Copies the map. */
    public Generated {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }
}
