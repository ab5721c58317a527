package dev.slipstream.migrations.racing;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A legacy clan as it stands in {@code /clans/{ownerUid}}, contract A10: native fields, its member
 * list the truth, its totals stale.
 *
 * @param legacyId empty where the document has none and so is no clan
 * @param members by uid, each once
 */
record LegacyClan(
    DocPath path,
    Optional<String> legacyId,
    Fields fields,
    Map<Subject, Member> members,
    List<Subject> requests) {

  /** A member as the list has it. */
  record Member(String name, Role role, long trophies, Value joinedAt) {}

  /** A member's rank, contract B10. */
  enum Role {
    LEADER("leader", 3),
    CO_LEADER("coLeader", 2),
    MEMBER("member", 1);

    private final String id;
    private final int priority;

    Role(String id, int priority) {
      this.id = id;
      this.priority = priority;
    }

    String id() {
      return id;
    }

    int priority() {
      return priority;
    }

    static Role of(String legacy) {
      return switch (legacy) {
        case "leader" -> LEADER;
        case "co-leader" -> CO_LEADER;
        default -> MEMBER;
      };
    }
  }

  static LegacyClan of(Document document) {
    Fields fields = document.fields();
    Map<Subject, Member> members = new LinkedHashMap<>();
    for (Value entry : fields.items("members")) {
      if (entry instanceof Fields member) {
        player(member.text("userId"))
            .ifPresent(player -> members.putIfAbsent(player, member(member)));
      }
    }
    List<Subject> requests =
        fields.items("requestsToJoin").stream()
            .filter(Value.Text.class::isInstance)
            .flatMap(uid -> player(Optional.of(((Value.Text) uid).value())).stream())
            .distinct()
            .toList();
    return new LegacyClan(
        document.path(),
        fields.text("clanId").filter(id -> !id.isBlank()),
        fields,
        members,
        requests);
  }

  private static Optional<Subject> player(Optional<String> uid) {
    return uid.filter(DocPath::isValidId).map(Subject::new);
  }

  private static Member member(Fields member) {
    return new Member(
        member.text("userName").orElse(""),
        Role.of(member.text("role").orElse("")),
        Math.max(0, whole(member, "trophies")),
        time(member, "joinedAt"));
  }

  /** Legacy functions are JavaScript: a whole number may be stored as a double. */
  static long whole(Fields fields, String name) {
    Value value = fields.get(name).orElse(Value.NULL);
    if (value instanceof Value.Real real) {
      return (long) real.value();
    }
    return value instanceof Value.Int number ? number.value() : 0;
  }

  static Value time(Fields fields, String name) {
    return fields.time(name).map(Value::of).orElse(Value.NULL);
  }

  String text(String name) {
    return fields.text(name).orElse("");
  }

  /** The member who leads, or who founded the clan where the list names no leader. */
  String leader() {
    return members.entrySet().stream()
        .filter(member -> member.getValue().role() == Role.LEADER)
        .map(member -> member.getKey().id())
        .findFirst()
        .orElse(text("createdBy"));
  }
}
