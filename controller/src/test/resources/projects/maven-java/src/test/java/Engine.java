import io.gatling.app.Gatling;

/** The launcher that comes with such a project. */
public class Engine {
  public static void main(String[] args) {
    Gatling.main(args);
  }
}
