package dev.sluice.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.api.v1alpha1.SchemaMigration;
import dev.sluice.api.v1alpha1.SchemaMigrationSpec;
import dev.sluice.app.naming.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One resource that cannot be read must not end the watch of all the others. */
class LenientReaderTest {
  private static final String RESOURCE =
      """
      {"apiVersion": "sluice.dev/v1alpha1", "kind": "SchemaMigration",
       "metadata": {"name": "orders", "namespace": "shop", "uid": "u1"},
       "spec": {"database": {"url": "jdbc:postgresql://db/orders",
                             "credentials": {"secretName": "s"}},
                "source": {"configMaps": ["a"]}, %s},
       "status": {"phase": "Ready"}}
      """;
  private static final ObjectMapper MAPPER =
      LenientReader.addTo(Unread.passOver(new ObjectMapper()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "run": {"pod": {"resources": {"limits": {"memory": ""}}}}         | spec.run.pod.resources.limits
          "run": {"pod": {"resources": {"limits": {"memory": "1G2Mi"}}}}    | spec.run.pod.resources.limits
          "run": {"pod": {"tolerations": [{"tolerationSeconds": 99999999999999999999}]}} | spec.run.pod.tolerations
          "approval": {"when": "OnFullMoon"}                                | spec.approval.when
          """)
  void whatOurTypesDoNotTakeIsTold(String field, String where) throws JsonProcessingException {
    var read = MAPPER.readValue(RESOURCE.formatted(field), SchemaMigration.class);
    assertThat(read.getSpec()).isEqualTo(SchemaMigrationSpec.NONE);
    assertThat(read.getMetadata().getName()).isEqualTo("orders");
    assertThat(read.getStatus().phase()).isEqualTo("Ready");
    assertThat(Names.annotation(read, Names.UNREADABLE).orElseThrow()).startsWith(where);
  }

  @Test
  void allElseIsReadAsItIs() throws JsonProcessingException {
    var read = MAPPER.readValue(RESOURCE.formatted("\"suspend\": true"), SchemaMigration.class);
    assertThat(read.getSpec().suspend()).isTrue();
    assertThat(Names.annotation(read, Names.UNREADABLE)).isEmpty();
  }
}
