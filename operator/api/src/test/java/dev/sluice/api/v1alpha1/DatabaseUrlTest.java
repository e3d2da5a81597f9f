package dev.sluice.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop",
        "jdbc:postgresql://orders-db.shop:5432/orders",
        "jdbc:postgresql://10.0.0.7:5432/orders_2",
        "jdbc:postgresql://[::1]:5432/orders",
        "jdbc:postgresql://a:5432,b:5433/orders?targetServerType=primary",
        "jdbc:postgresql://db/shop?sslmode=verify-full&sslrootcert=/etc/ca.crt"
      })
  void mayBeUsed(String url) {
    assertThat(DatabaseUrl.problem(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/shop",
        "jdbc:postgresql://db",
        "jdbc:postgresql://db:http/shop",
        "",
        "shop"
      })
  void hasNotTheForm(String url) {
    assertThat(DatabaseUrl.problem(url)).contains(DatabaseUrl.FORM_MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:pw@db/shop",
        "jdbc:postgresql://db/shop?user=me",
        "jdbc:postgresql://db/shop?ssl=true&PassWord=pw",
        "jdbc:postgresql://db/shop?sslpassword=pw"
      })
  void holdsALogin(String url) {
    assertThat(DatabaseUrl.problem(url)).contains(DatabaseUrl.SECRET_MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop?ApplicationName=shop",
        "jdbc:postgresql://db/shop?sslmode=require&options=-c%20lock_timeout%3D0",
        "jdbc:postgresql://db/shop?socketFactory=a.b.C",
        "jdbc:postgresql://db/shop?sslmode"
      })
  void hasAParameterThatWouldChangeARun(String url) {
    assertThat(DatabaseUrl.problem(url)).contains(DatabaseUrl.PARAMETERS_MESSAGE);
  }
}
