import java.util.List;
import java.util.Locale;

/** Draws how often a change of p95 is found, over its size: a panel a model, a line a length. */
final class PowerCurve {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 220;
  private static final int LEFT = 50;
  private static final int TOP = 34;
  private static final int GAP = 20;
  private static final String[] COLOURS = {"#8a8f98", "#c77d0a", "#2a9d5c", "#2f7fe0", "#b04fc4"};

  private PowerCurve() {}

  /** What became of each change in runs of one model and length. */
  record Line(String model, int minutes, Tally[] tallies) {}

  static String svg(double[] changes, List<Line> lines) {
    List<String> models = lines.stream().map(Line::model).distinct().toList();
    int width = LEFT + models.size() * (WIDTH + GAP);
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        width,
        TOP + HEIGHT + 84);
    add(svg, "<title>How often a change of p95 is found, by its size and the runs' length</title>");
    add(
        svg,
        "<style>text{fill:#333}.grid{stroke:#999;stroke-opacity:.35}.goal{stroke:#999;"
            + "stroke-dasharray:4 3}polyline{fill:none;stroke-width:2}"
            + "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>");
    for (int m = 0; m < models.size(); m++) {
      panel(svg, models.get(m), LEFT + m * (WIDTH + GAP), m == 0, changes, lines);
    }
    legend(svg, lines, models.get(0));
    return svg.append("</svg>\n").toString();
  }

  private static void panel(
      StringBuilder svg, String model, int x, boolean first, double[] changes, List<Line> lines) {
    add(svg, "<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s</text>", x, model);
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = y(percent / 100.0);
      add(svg, "<path class=\"grid\" d=\"M%d %.1fh%d\"/>", x, y, WIDTH);
      if (first) {
        add(
            svg,
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>",
            x - 6,
            y + 4,
            percent);
      }
    }
    add(svg, "<path class=\"goal\" d=\"M%d %.1fh%d\"/>", x, y(0.9), WIDTH);
    double most = changes[changes.length - 1];
    for (int percent = 0; percent <= 100 * most; percent += 5) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">+%d</text>",
          x + WIDTH * percent / 100 / most,
          TOP + HEIGHT + 18,
          percent == 0 ? "start" : percent < 100 * most ? "middle" : "end",
          percent);
    }
    int colour = 0;
    for (Line line : lines) {
      if (line.model().equals(model)) {
        StringBuilder points = new StringBuilder();
        for (int c = 0; c < changes.length; c++) {
          double power = line.tallies()[c].p95Fails();
          add(points, "%.1f,%.1f ", x + WIDTH * changes[c] / most, y(power));
        }
        add(
            svg,
            "<polyline stroke=\"%s\" points=\"%s\"/>",
            COLOURS[colour++],
            points.toString().replace("\n", "").trim());
      }
    }
  }

  private static void legend(StringBuilder svg, List<Line> lines, String model) {
    int y = TOP + HEIGHT + 42;
    add(
        svg,
        "<text x=\"%d\" y=\"%d\">Across: true change of p95, in %%. Up: the part of the pairs in"
            + " which p95 is FAIL.</text>",
        LEFT,
        y);
    int i = 0;
    for (Line line : lines.stream().filter(l -> l.model().equals(model)).toList()) {
      int x = LEFT + 90 * i;
      add(svg, "<path stroke=\"%s\" stroke-width=\"2\" d=\"M%d %dh20\"/>", COLOURS[i], x, y + 20);
      add(svg, "<text x=\"%d\" y=\"%d\">%d min</text>", x + 26, y + 24, line.minutes());
      i++;
    }
    add(svg, "<path class=\"goal\" d=\"M%d %dh20\"/>", LEFT + 90 * i, y + 20);
    add(svg, "<text x=\"%d\" y=\"%d\">goal: 90 %%</text>", LEFT + 90 * i + 26, y + 24);
  }

  private static double y(double share) {
    return TOP + HEIGHT * (1 - share);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
