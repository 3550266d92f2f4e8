package io.broadside.results.heat;

import io.broadside.results.series.TimeColumns;
import java.util.List;

/**
 * How many responses of all requests took how long, over time: a grid of fixed rows, whose heights
 * are equal on a logarithmic scale, and of at most {@value TimeColumns#MOST} columns.
 *
 * @param from the first second of the first column
 * @param step seconds in a column
 * @param lowest where row 0 begins, ms; what was faster is in it too
 * @param perDoubling rows from a time to twice that time
 * @param rows how many there are; what was slower is in the last one
 * @param columns for each, the rows with responses: row, count, row, count, and so on
 */
public record HeatMap(
    long from, long step, double lowest, int perDoubling, int rows, List<List<Long>> columns) {

  /** Copies the list. */
  public HeatMap {
    columns = List.copyOf(columns);
  }
}
