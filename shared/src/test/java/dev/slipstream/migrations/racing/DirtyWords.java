package dev.slipstream.migrations.racing;

import java.util.List;

/** Values and names that nobody expected, until they were found in a blob. */
final class DirtyWords {

  private static final String DIGITS = "1234567890".repeat(41);

  /** Numbers that JSON can spell, few of them meant. */
  static final List<String> NUMERALS =
      List.of(
          "0",
          "-0",
          "1e3",
          "12.0",
          "12.9",
          "-5",
          "-0.5",
          "1E+2",
          "0e999999999",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e99999999999999999999",
          "-1e-99999999999999999999",
          "9007199254740991",
          "9007199254740991.5",
          "9007199254740992",
          "9223372036854775808",
          "1739560000",
          "1739560000123",
          "638752000000000000",
          "5250438018427387904",
          DIGITS.substring(0, 400),
          "0." + DIGITS.substring(0, 398),
          DIGITS,
          "0." + DIGITS);

  /** What stands between quotes, as JSON spells it. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "12",
          " +12 ",
          "12.5",
          "1e3",
          "-7",
          "9007199254740992",
          "many",
          "NaN",
          "1,000",
          "١٢",
          "true",
          "False",
          "yes",
          "null",
          "None",
          "\\ud800",
          "a\\udc00b",
          "\\ud83d\\ude00",
          "\\u0000",
          "a\\u0000b",
          "\uFEFF",
          "😀",
          "🏳️‍🌈",
          "e\u0301",
          "ﬁ",
          "İstanbul",
          "ß",
          "\u202Eabc",
          "__x__",
          ".",
          "..",
          "a/b",
          "Default",
          "DefaultGlow",
          "_",
          "Gamma_Black",
          "0001-01-01",
          "17/06/2025 9:55:15 AM",
          "5/6/2025 9:55:15",
          "+12345-01-01T00:00:00Z",
          "2025-06-17",
          "{\\\"a\\\":1}",
          "[]",
          "undefined",
          "\\\\",
          "\\\"",
          DIGITS,
          "名".repeat(600));

  /** Valid values that no field of a blob expects. */
  static final List<String> SHAPES =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"\":1}",
          "[[[1]],2]",
          "{\"__x__\":1}",
          "{\"a\":{\"b\":{\"c\":[]}}}",
          "[1,\"a\",{},null,true]",
          "{\"seconds\":1739560000,\"nanoseconds\":5}",
          "{\"userId\":\"u1\"}",
          "{\"_seconds\":\"x\"}");

  /** What only looks like a value. */
  static final List<String> NOT_JSON =
      List.of(
          "NaN",
          "Infinity",
          "-",
          "01",
          "+1",
          ".5",
          "1.",
          "0x10",
          "tru",
          "True",
          "undefined",
          "'a'",
          "\"\t\"",
          "\"\u0000\"",
          "\"\\x\"",
          "\"a",
          "",
          ",",
          "}",
          "]",
          "/**/1",
          "\u0000");

  /** Names of members that no blob has, or has otherwise. */
  static final List<String> NAMES =
      List.of(
          "",
          " ",
          "__x__",
          "a.b",
          "a/b",
          "\\ud800",
          "\\u0000",
          "😀",
          "\\\"",
          "Playercoins",
          "COMMON",
          " common ",
          "common",
          "toString",
          "x".repeat(2_000));

  private DirtyWords() {}
}
