package dev.slipstream.edge;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Validation;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Locale;

/** A validated player as the wire contract has it. */
public final class ValidationFields {

  private ValidationFields() {}

  /** With the values that differ, which are for operators' eyes only. */
  public static Fields of(Migration<?> migration, Validation validation) {
    return of(migration, validation, true);
  }

  /** Without the values: for lists that are passed on. */
  public static Fields withoutValues(Migration<?> migration, Validation validation) {
    return of(migration, validation, false);
  }

  private static Fields of(Migration<?> migration, Validation validation, boolean hasValues) {
    Comparison comparison = validation.comparison();
    List<Fields> differences =
        comparison.differences().stream().map(d -> of(migration, d, hasValues)).toList();
    Fields.Builder fields =
        Fields.builder()
            .put("userId", validation.subject().id())
            .put("outcome", wordOf(validation.verdict()))
            .put("compared", comparison.compared())
            .put("differences", Value.items(differences))
            .put("lateWrites", Value.texts(comparison.lateWrites()))
            .putTime("readTime", validation.at().instant());
    validation.refusal().ifPresent(refusal -> fields.put("refusal", refusal));
    return fields.build();
  }

  public static String wordOf(Comparison.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static Fields of(Migration<?> migration, Difference difference, boolean hasValues) {
    Fields.Builder fields =
        Fields.builder().put("path", difference.path().toString()).put("field", difference.field());
    if (hasValues) {
      fields.put("expected", difference.expected()).put("actual", difference.actual());
    }
    return fields
        .put("kind", difference.kind().name().toLowerCase(Locale.ROOT))
        .put("words", migration.audit().words(difference))
        .build();
  }
}
