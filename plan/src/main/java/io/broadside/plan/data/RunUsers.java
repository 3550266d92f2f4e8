package io.broadside.plan.data;

import io.broadside.plan.data.Cognito.Life;
import java.util.List;
import java.util.Map;

/**
 * Which test users a run has for data of its plan. It is a property of the run, so that whoever
 * goes on with it knows.
 *
 * @param data the name of the data
 * @param pool the user pool's id
 * @param set which users of the pool
 * @param users how many
 * @param byEmail whether the pool calls them by their e-mail addresses
 * @param life who makes and deletes them
 * @param perSecond how many are made or deleted each second
 */
public record RunUsers(
    String data, String pool, String set, int users, boolean byEmail, Life life, double perSecond) {

  /** What the names of these properties begin with. */
  public static final String PREFIX = "broadside.users.";

  /** The name of the property. */
  public String property() {
    return PREFIX + data;
  }

  /** The value of the property. */
  public String value() {
    return String.join(
        " ",
        pool,
        set,
        String.valueOf(users),
        String.valueOf(byEmail),
        life.name(),
        String.valueOf(perSecond));
  }

  /** All that are among the properties of a run. */
  public static List<RunUsers> of(Map<String, String> properties) {
    return properties.entrySet().stream()
        .filter(p -> p.getKey().startsWith(PREFIX))
        .map(p -> parse(p.getKey().substring(PREFIX.length()), p.getValue().split(" ", -1)))
        .toList();
  }

  private static RunUsers parse(String data, String[] value) {
    return new RunUsers(
        data,
        value[0],
        value[1],
        Integer.parseInt(value[2]),
        Boolean.parseBoolean(value[3]),
        Life.valueOf(value[4]),
        Double.parseDouble(value[5]));
  }

  /** The secret of a run that the passwords of users are made of, by the name of the data. */
  public static String passwords(String data) {
    return "data." + data + ".passwords";
  }
}
