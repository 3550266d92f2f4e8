package shop;

import com.github.javafaker.Faker;
import java.util.Random;
import lombok.Value;

@Value
class Person {
  String name;

  static Person any() {
    return new Person(new Faker(new Random(7)).name().firstName());
  }
}
