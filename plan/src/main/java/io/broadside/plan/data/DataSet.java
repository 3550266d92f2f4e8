package io.broadside.plan.data;

import java.util.List;

/**
 * A data set: records that users are fed with.
 *
 * @param columns the names that a record has values for
 */
public record DataSet(String name, DataSource source, RecordOrder order, List<String> columns) {

  /** Copies the list. */
  public DataSet {
    columns = List.copyOf(columns);
  }
}
