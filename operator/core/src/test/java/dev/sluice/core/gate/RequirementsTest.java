package dev.sluice.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "orders@20260105.1               | orders@20260105.1",
        "shop/orders@1                   | orders@1",
        "crm/users@3                     | crm/users@3",
        "orders@1,crm/users@3            | orders@1, crm/users@3",
        "orders@1 ,  orders@1, orders@01 | orders@1",
        "orders@1_2                      | orders@1.2",
      })
  void whatIsWrittenIsRead(String text, String keys) {
    assertThat(Requirements.parse(text, "shop"))
        .isInstanceOfSatisfying(
            Requirements.Keys.class,
            read -> assertThat(Requirements.text(read.all(), "shop")).isEqualTo(keys));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "orders@",
        "@1",
        "orders@latest",
        "Orders@1",
        "orders@1,",
        "a/b/c@1",
        "orders@1 2",
        "orders@-1",
        "orders @1",
        "orders@1;users@2"
      })
  void whatCanNeverBeMetIsTold(String text) {
    assertThat(Requirements.parse(text, "shop"))
        .isInstanceOfSatisfying(
            Requirements.Malformed.class,
            wrong -> assertThat(wrong.why()).contains("write name@version"));
  }

  @Test
  void theOneThatIsWrongIsNamed() {
    assertThat(Requirements.parse("orders@1, users@latest", "shop"))
        .isEqualTo(
            new Requirements.Malformed(
                "\"users@latest\" is no requirement; write name@version or"
                    + " namespace/name@version, several with commas between them"));
  }
}
