package dev.slipstream.edge;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;

/**
 * Who calls, as a verified token says.
 *
 * @param uid whom the token was issued to; can be the id of a document
 * @param isOperator may act for every player
 * @param isServer a game server, or an operator
 */
public record Caller(String uid, boolean isOperator, boolean isServer) {

  /** Longest uid that Firebase Authentication issues. */
  private static final int LONGEST_UID = 128;

  public Caller {
    if (!isUid(uid)) {
      throw new IllegalArgumentException("not a uid");
    }
    isServer = isServer || isOperator;
  }

  static boolean isUid(String uid) {
    return uid.length() <= LONGEST_UID && DocPath.isValidId(uid);
  }

  /** The caller as a player. */
  public Subject player() {
    return new Subject(uid);
  }

  /** Throws PERMISSION_DENIED where a caller who is no server acts for somebody else. */
  public void requireSelfOrServer(Subject player) {
    if (!isServer && !uid.equals(player.id())) {
      throw CallException.permissionDenied(
          "Only a server may act for player %s; leave out userId to act for yourself."
              .formatted(player.id()));
    }
  }

  /** Throws PERMISSION_DENIED where a caller who is no operator acts for somebody else. */
  public void requireSelfOrOperator(Subject player) {
    if (!isOperator && !uid.equals(player.id())) {
      throw CallException.permissionDenied(
          "Only an operator may act for player %s; leave out userId to act for yourself."
              .formatted(player.id()));
    }
  }

  /** Throws PERMISSION_DENIED where the caller is no operator. */
  public void requireOperator() {
    if (!isOperator) {
      throw CallException.permissionDenied("Only an operator may do this; sign in as one.");
    }
  }
}
