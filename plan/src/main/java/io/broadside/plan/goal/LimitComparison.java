package io.broadside.plan.goal;

/** How a figure is compared with its limit. */
public enum LimitComparison {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  LimitComparison(String sign) {
    this.sign = sign;
  }

  /** As goals have it. */
  public String sign() {
    return sign;
  }

  /** Whether the limit is an upper one. */
  public boolean isUpper() {
    return this == LESS || this == AT_MOST;
  }

  /** Whether it is so. */
  public boolean holds(double figure, double limit) {
    return switch (this) {
      case LESS -> figure < limit;
      case AT_MOST -> figure <= limit;
      case MORE -> figure > limit;
      case AT_LEAST -> figure >= limit;
    };
  }
}
