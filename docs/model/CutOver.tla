------------------------------ MODULE CutOver ------------------------------
(* One player's cut-over: the legacy blob, the new documents, the checkpoint
   and the quarantine; two migrators, of which one is a redelivery; a legacy
   client that rewrites the whole blob; the fence and the late-write sweep.
   docs/model/README.md says what the model leaves out and what it found.  *)
EXTENDS Integers

CONSTANTS
  Lock,   \* "pessimistic": what is read is locked; "optimistic": what was read is compared at the commit
  Fence,  \* when the rules refuse legacy writes of a completed player: "off", "onArrival", "atCommit"
  Sweep   \* whether late writes are swept into quarantine

ASSUME Lock \in {"pessimistic", "optimistic"}
ASSUME Fence \in {"off", "onArrival", "atCommit"}
ASSUME Sweep \in BOOLEAN

Migrators == {"first", "redelivery"}
Writes == 1..2           \* the client's writes; each is the version of the blob that it leaves
Versions == {0} \cup Writes
MaxCrashes == 2
None == -1

(* The epoch that each migrator's message carries. Two messages of one wave
   behave as these do at a player whom no wave has touched.                 *)
Epoch == [first |-> 1, redelivery |-> 2]

VARIABLES
  blob,        \* the version that stands in the legacy document
  documents,   \* the new documents, or None
  applied,     \* how often opening entries and clan difference were committed
  checkpoint,  \* status, version that the documents were made from, epoch that last touched it
  quarantine,  \* the versions that the sweep has put aside
  write,       \* how far each of the client's writes is
  acked,       \* the version that the client was last told to be written
  at,          \* how far each migrator is
  seen,        \* the snapshot that it decides on
  crashes      \* how often a migrator has crashed

vars == <<blob, documents, applied, checkpoint, quarantine, write, acked, at, seen, crashes>>

Unread == [blob |-> None, checkpoint |-> None]
Plan(version) == 10 + version
Completed == checkpoint.status = "completed"

(* The player is untouched, or the newer wave has failed on its data before
   and left its epoch.                                                      *)
Init ==
  /\ blob = 0
  /\ documents = None
  /\ applied = 0
  /\ checkpoint \in {[status |-> "pending", source |-> None, epoch |-> 0],
                     [status |-> "failed", source |-> 0, epoch |-> 2]}
  /\ quarantine = {}
  /\ write = [w \in Writes |-> "unsent"]
  /\ acked = 0
  /\ at = [m \in Migrators |-> "called"]
  /\ seen = [m \in Migrators |-> Unread]
  /\ crashes = 0

-----------------------------------------------------------------------------
(* The migrators *)

HoldsLocks(m) == Lock = "pessimistic" /\ at[m] \in {"decided", "committing", "crashed"}
OthersHoldLocks(m) == \E o \in Migrators \ {m} : HoldsLocks(o)
WaitsToCommit(m) == Lock = "pessimistic" /\ at[m] = "committing"
IsAsSeen(m) == seen[m] = [blob |-> blob, checkpoint |-> checkpoint]
IsOutdated(m) == Epoch[m] < checkpoint.epoch

Goes(m, place, snapshot) ==
  /\ at' = [at EXCEPT ![m] = place]
  /\ seen' = [seen EXCEPT ![m] = snapshot]

(* Reads checkpoint and blob in a transaction, and decides. Readers share
   locks, but queue behind a commit that waits for them.                    *)
Read(m) ==
  /\ at[m] = "called"
  /\ ~ \E o \in Migrators : WaitsToCommit(o)
  /\ IF Completed THEN Goes(m, "done", Unread)
     ELSE IF IsOutdated(m) THEN Goes(m, "refused", Unread)
     ELSE Goes(m, "decided", [blob |-> blob, checkpoint |-> checkpoint])
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, write, acked, crashes>>

SendCommit(m) ==
  /\ at[m] = "decided"
  /\ at' = [at EXCEPT ![m] = "committing"]
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, write, acked, seen, crashes>>

MayCommit(m) == IF Lock = "pessimistic" THEN ~OthersHoldLocks(m) ELSE IsAsSeen(m)

(* Everything at once. Where the answer is lost, the migrator decides again. *)
Commit(m) ==
  /\ at[m] = "committing"
  /\ MayCommit(m)
  /\ documents' = Plan(seen[m].blob)
  /\ applied' = applied + 1
  /\ checkpoint' = [status |-> "completed", source |-> seen[m].blob, epoch |-> Epoch[m]]
  /\ \E place \in {"done", "called"} : Goes(m, place, Unread)
  /\ UNCHANGED <<blob, quarantine, write, acked, crashes>>

(* Two commits that wait for each other's locks: one of them is aborted. Or
   what was read is no longer so. The migrator decides again.               *)
Abort(m) ==
  /\ at[m] = "committing"
  /\ IF Lock = "pessimistic" THEN \E o \in Migrators \ {m} : WaitsToCommit(o) ELSE ~IsAsSeen(m)
  /\ Goes(m, "called", Unread)
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, write, acked, crashes>>

(* The process dies, a request is lost on its way, or it sleeps beyond the end
   of its transaction. Until they expire, the locks stay.                   *)
Crash(m) ==
  /\ at[m] \in {"called", "decided", "committing"}
  /\ crashes < MaxCrashes
  /\ crashes' = crashes + 1
  /\ Goes(m, "crashed", Unread)
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, write, acked>>

(* Its locks have expired, and its message comes again. *)
Restart(m) ==
  /\ at[m] = "crashed"
  /\ Goes(m, "called", Unread)
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, write, acked, crashes>>

-----------------------------------------------------------------------------
(* The legacy client, the fence, the sweep *)

FenceRefuses(moment) == Fence = moment /\ Completed

(* A write replaces the whole blob, so what the client had read before, and
   when, makes no difference to what is lost: its read is no step. Two writes
   may be under way at once, as of two devices, and land in either order.   *)
Arrive(w) ==
  /\ write[w] = "unsent"
  /\ \A v \in Writes : v < w => write[v] # "unsent"
  /\ write' = [write EXCEPT ![w] = IF FenceRefuses("onArrival") THEN "refused" ELSE "arrived"]
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, acked, at, seen, crashes>>

IsUnlocked == ~ \E m \in Migrators : HoldsLocks(m)

(* Waits for the locks, and is not refused by them. *)
Land(w) ==
  /\ write[w] = "arrived"
  /\ IsUnlocked
  /\ ~FenceRefuses("atCommit")
  /\ write' = [write EXCEPT ![w] = "landed"]
  /\ blob' = w
  /\ acked' = w
  /\ UNCHANGED <<documents, applied, checkpoint, quarantine, at, seen, crashes>>

BeRefused(w) ==
  /\ write[w] = "arrived"
  /\ IsUnlocked
  /\ FenceRefuses("atCommit")
  /\ write' = [write EXCEPT ![w] = "refused"]
  /\ UNCHANGED <<blob, documents, applied, checkpoint, quarantine, acked, at, seen, crashes>>

(* The blob's content is not the one that the checkpoint recorded. *)
IsLate == Completed /\ blob # checkpoint.source /\ blob \notin quarantine
SweepFinds == Sweep /\ IsLate

PutAside ==
  /\ SweepFinds
  /\ quarantine' = quarantine \cup {blob}
  /\ UNCHANGED <<blob, documents, applied, checkpoint, write, acked, at, seen, crashes>>

-----------------------------------------------------------------------------

(* Nothing is under way, and the sweep has nothing to find. *)
Quiet ==
  /\ \A m \in Migrators : at[m] \in {"done", "refused"}
  /\ \A w \in Writes : write[w] # "arrived"
  /\ ~SweepFinds

Rest == Quiet /\ UNCHANGED vars

Migrate(m) == Read(m) \/ SendCommit(m) \/ Commit(m) \/ Abort(m) \/ Restart(m)
Settle(w) == Land(w) \/ BeRefused(w)

Next ==
  \/ \E m \in Migrators : Migrate(m) \/ Crash(m)
  \/ \E w \in Writes : Arrive(w) \/ Settle(w)
  \/ PutAside
  \/ Rest

(* Nobody must write or crash; everything else happens in the end. *)
Spec ==
  /\ Init
  /\ [][Next]_vars
  /\ \A m \in Migrators : WF_vars(Migrate(m))
  /\ \A w \in Writes : WF_vars(Settle(w))
  /\ WF_vars(PutAside)

-----------------------------------------------------------------------------
(* What must hold *)

TypeOK ==
  /\ blob \in Versions
  /\ documents \in {None} \cup {Plan(v) : v \in Versions}
  /\ applied \in Nat
  /\ checkpoint \in [status : {"pending", "failed", "completed"}, source : {None} \cup Versions, epoch : 0..2]
  /\ quarantine \subseteq Versions
  /\ write \in [Writes -> {"unsent", "arrived", "landed", "refused"}]
  /\ acked \in Versions
  /\ at \in [Migrators -> {"called", "decided", "committing", "crashed", "refused", "done"}]
  /\ crashes \in 0..MaxCrashes

Existed == {0} \cup {w \in Writes : write[w] = "landed"}

(* The new documents are the plan of the version that the checkpoint names. *)
Refinement ==
  Completed => checkpoint.source \in Existed /\ documents = Plan(checkpoint.source)

(* That version is the one that stood in the blob when the player was cut over. *)
AsOfTheCommit ==
  [][~Completed /\ Completed' => checkpoint'.source = blob']_vars

(* New documents, opening entries and clan difference exist where the checkpoint says so, and nowhere else. *)
OneAuthority ==
  /\ documents # None <=> Completed
  /\ applied > 0 <=> Completed

MigratedOnce == applied <= 1

(* No commit with an older epoch. *)
Fenced == [][checkpoint'.epoch >= checkpoint.epoch]_vars

(* In the pessimistic mode nobody changes what is locked. *)
LocksProtect ==
  Lock = "pessimistic" => \A m \in Migrators : at[m] \in {"decided", "committing"} => IsAsSeen(m)

(* The bytes of the last acknowledged write are still somewhere. *)
NotDestroyed ==
  \/ blob = acked
  \/ Completed /\ checkpoint.source = acked
  \/ acked \in quarantine

(* And, once all is quiet, they are where somebody looks. *)
NoLostWrite ==
  Quiet =>
    \/ Completed /\ checkpoint.source = acked
    \/ ~Completed /\ blob = acked
    \/ acked \in quarantine

(* Every run ends, with the player completed. *)
EndsCompleted == <>[](Completed /\ Quiet)
=============================================================================
