package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.util.List;
import setpeername.claim.Claim;
import setpeername.finding.Rehearsal;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;

/** What generated scripts found, looked at again: the shortest script of each finding, as findings.yaml has it. */
public final class Findings {

    @Claim("finding/empty-datagram-to-peer")
    @Outcome(id = "empty from loopback:port", means = HOLDS, desc = "The peer receives the empty datagram.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The send reports success, and nothing comes to the peer.")
    void emptyDatagramToPeer(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("empty-datagram-to-peer"));
    }

    @Claim("finding/channel-read-end-of-stream")
    @Outcome(id = "empty", means = HOLDS, desc = "The datagram is received as one of no bytes.")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "A read() that does not block returns 0, the number of bytes.")
    @Outcome(id = "EOF", means = BREAKS, desc = "read() returns -1, the end of a stream.")
    void emptyDatagramIsNoEnd(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("channel-read-end-of-stream"));
    }

    @Claim("finding/loopback-broadcast-cannot-be-bound")
    @Outcome(id = "ok", means = HOLDS, desc = "The socket is bound to it.")
    @Outcome(id = "EADDRNOTAVAIL", means = BREAKS, desc = "The address is refused.")
    void bindToLoopbackBroadcast(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("loopback-broadcast-cannot-be-bound"));
    }

    @Claim("finding/two-connects-fix-the-local-address")
    @Outcome(id = "ok, any:port", means = HOLDS, desc = "The local address is the wildcard again, and the port is kept.")
    @Outcome(id = "ok, any:0", means = HOLDS, desc = "The local address is the wildcard again, and the port is given back.")
    @Outcome(id = "EISCONN, any:port", means = HOLDS, desc = "The second connect() is refused; the local address is the wildcard again.")
    @Outcome(id = {"ok, loopback:port", "ok, loopback:0"}, means = BREAKS,
            desc = "The local address stays the one that the first connect() chose.")
    void wildcardAfterTwoConnects(Rehearsal script, Observed seen) {
        List<String> returns = script.of("two-connects-fix-the-local-address");
        seen.record(returns.get(1));
        seen.record(returns.get(3));
    }

    @Claim("finding/two-connects-lose-the-queue")
    @Outcome(id = "ok, b from B", means = HOLDS, desc = "The datagram is received after dissolving.")
    @Outcome(id = "EISCONN, EAGAIN", means = HOLDS, desc = "The second connect() is refused, so its peer is not heard.")
    @Outcome(id = "ok, EAGAIN", means = BREAKS, desc = "The datagram is lost.")
    void queueAfterTwoConnects(Rehearsal script, Observed seen) {
        List<String> returns = script.of("two-connects-lose-the-queue");
        seen.record(returns.get(2));
        seen.record(returns.get(5));
    }

    @Claim("finding/old-error-swallows-a-send")
    @Outcome(id = "sent 2, s1 from loopback:port", means = HOLDS, desc = "The datagram is sent.")
    @Outcome(id = "ECONNREFUSED, EAGAIN", means = HOLDS, desc = "The send reports the old error, and sends nothing.")
    @Outcome(id = "sent 2, EAGAIN", means = BREAKS, desc = "The send reports success, and sends nothing.")
    void sendAfterOldError(Rehearsal script, Observed seen) {
        List<String> returns = script.of("old-error-swallows-a-send");
        seen.record(returns.get(3));
        seen.record(returns.get(4));
    }

    @Claim("finding/bind-to-ipv6-sets-v6only")
    @Outcome(id = "0", means = HOLDS, desc = "The option is as it was.")
    @Outcome(id = "1", means = BREAKS, desc = "The option is on.")
    void bindLeavesV6only(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("bind-to-ipv6-sets-v6only"));
    }

    @Claim("finding/dissolved-socket-stays-deaf-to-ipv6")
    @Outcome(id = "x from X", means = HOLDS, desc = "The datagram comes.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The socket does not hear it.")
    void dissolvedHearsIpv6(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("dissolved-socket-stays-deaf-to-ipv6"));
    }

    @Claim("finding/refused-connect-redirects-sends")
    @Outcome(id = "EACCES, EAGAIN", means = HOLDS, desc = "Nothing goes to the refused address.")
    @Outcome(id = "ok, EAGAIN", means = HOLDS, desc = "connect() to a broadcast address is not refused, and sending to it is.")
    @Outcome(id = "ok, 1 from loopback:port", means = BREAKS,
            desc = "Nobody asks for SO_BROADCAST: connect() is not refused, and the first send() is a broadcast.")
    @Outcome(id = "EACCES, 2 from loopback:port", means = BREAKS,
            desc = "The second send() goes to the refused address, as a broadcast that the socket may not send.")
    void sendAfterRefusedConnect(Rehearsal script, Observed seen) {
        List<String> returns = script.of("refused-connect-redirects-sends");
        seen.record(returns.get(2));
        seen.record(returns.get(5));
    }

    @Claim("finding/inet6-socket-hears-joined-ipv4-groups-only")
    @Outcome(id = "a from A", means = HOLDS, desc = "The socket hears the group.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The socket does not hear the group.")
    void groupOfAnotherSocket(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("inet6-socket-hears-joined-ipv4-groups-only"));
    }

    @Claim("finding/refused-bind-forgets-the-address")
    @Outcome(id = "EADDRINUSE, loopback:0", means = HOLDS, desc = "The socket keeps the address that it was bound to.")
    @Outcome(id = "EADDRINUSE, any:0", means = BREAKS, desc = "The local address is the wildcard.")
    @Outcome(id = {"EINVAL, loopback:port", "EINVAL, any:port"}, means = HOLDS,
            desc = "Dissolving released nothing, so that a second bind() is refused as such.")
    void addressAfterRefusedBind(Rehearsal script, Observed seen) {
        List<String> returns = script.of("refused-bind-forgets-the-address");
        seen.record(returns.get(2));
        seen.record(returns.get(3));
    }

    @Claim("finding/reuseport-socket-comes-last")
    @Outcome(id = "a from A", means = HOLDS, desc = "The last bound receives.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The last bound, which has SO_REUSEPORT, does not receive.")
    void lastBoundReceives(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("reuseport-socket-comes-last"));
    }

    @Claim("finding/ipv6-address-speaks-ipv4-from-127-0-0-6")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "Nothing comes to the IPv4 peer.")
    @Outcome(id = "z from 127.0.0.6:port", means = BREAKS, desc = "The datagram comes to the IPv4 peer, from an address that nobody bound.")
    @Outcome(id = "z from loopback:port", means = BREAKS, desc = "The datagram comes to the IPv4 peer, from the IPv4 loopback address.")
    void ipv6AddressSpeaksNoIpv4(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("ipv6-address-speaks-ipv4-from-127-0-0-6"));
    }

    @Claim("finding/refused-connect-binds-to-the-interface")
    @Outcome(id = "a from A", means = HOLDS, desc = "The last bound receives.")
    @Outcome(id = "EAGAIN", means = BREAKS,
            desc = "The socket whose connect() was refused receives: it is bound to the interface of the group's zone.")
    void lastBoundAfterRefusedConnect(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("refused-connect-binds-to-the-interface"));
    }

    @Claim("finding/closed-socket-leaves-its-port-taken")
    @Outcome(id = "ok", means = HOLDS, desc = "The port is free again.")
    @Outcome(id = "EADDRINUSE", means = BREAKS, desc = "The port is still taken, though nobody has it.")
    void portOfAClosedSocket(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("closed-socket-leaves-its-port-taken"));
    }

    @Claim("finding/dissolving-is-refused-for-an-option")
    @Outcome(id = "ok", means = HOLDS, desc = "The association is dissolved.")
    @Outcome(id = "EADDRINUSE", means = BREAKS, desc = "Dissolving is refused, as if it were a bind(); the socket stays connected.")
    void dissolveWithoutTheOption(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("dissolving-is-refused-for-an-option"));
    }

    @Claim("finding/old-socket-hides-a-refused-connect")
    @Outcome(id = {"EAFNOSUPPORT, s1 from loopback:port, A", "EINVAL, s1 from loopback:port, A", "EISCONN, s1 from loopback:port, A"}, means = HOLDS,
            desc = "The refused connect() fails, and the old peer stays.")
    @Outcome(id = {"EINVAL, EAGAIN, ENOTCONN", "EAFNOSUPPORT, EAGAIN, ENOTCONN"}, means = HOLDS,
            desc = "The refused connect() fails, and the old peer is gone.")
    @Outcome(id = {"EINVAL, EAGAIN, A", "EAFNOSUPPORT, EAGAIN, A"}, means = HOLDS,
            desc = "The refused connect() fails. That the old peer is gone is not told.")
    @Outcome(id = "ok, EAGAIN, X", means = HOLDS, desc = "The socket can be connected there, and is.")
    @Outcome(id = "ok, s1 from loopback:port, X", means = BREAKS,
            desc = "The socket says that it is connected to the new peer, and sends to the old one.")
    void refusedConnectIsTold(Rehearsal script, Observed seen) {
        List<String> returns = script.of("old-socket-hides-a-refused-connect");
        seen.record(returns.get(1));
        seen.record(returns.get(3));
        seen.record(returns.get(4));
    }

    @Claim("finding/old-socket-stays-connected")
    @Outcome(id = "s1 from loopback:port", means = HOLDS, desc = "The datagram comes where it is sent.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The datagram does not come where it is sent: it goes to the peer that the socket had.")
    void disconnectAfterRefusedConnect(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("old-socket-stays-connected"));
    }

    @Claim("finding/old-socket-dies-of-a-refused-bind")
    @Outcome(id = "EADDRINUSE, ok", means = HOLDS, desc = "The socket can be bound after a bind() that failed.")
    @Outcome(id = "EADDRINUSE, EBADF", means = BREAKS, desc = "The socket is closed by the bind() that failed.")
    void bindAfterRefusedBind(Rehearsal script, Observed seen) {
        List<String> returns = script.of("old-socket-dies-of-a-refused-bind");
        seen.record(returns.get(0));
        seen.record(returns.get(1));
    }

    @Claim("finding/old-socket-hears-an-empty-datagram-of-others")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "The datagram of another is not received.")
    @Outcome(id = "empty from A", means = BREAKS, desc = "The empty datagram of another, which was queued before, is received.")
    void emptyDatagramOfAStranger(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("old-socket-hears-an-empty-datagram-of-others"));
    }

    @Claim("finding/old-socket-throws-after-disconnect")
    @Outcome(id = "EAGAIN", means = HOLDS, desc = "Nothing is reported of the peer that the socket had.")
    @Outcome(id = {"ECONNREFUSED", "ECONNRESET"}, means = BREAKS,
            desc = "That the old peer's port is closed is reported by a socket that has no peer.")
    void errorAfterDisconnect(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("old-socket-throws-after-disconnect"));
    }

    @Claim("finding/old-socket-throws-for-another-peer")
    @Outcome(id = "ok, EAGAIN", means = HOLDS, desc = "Nothing is reported of the peer that the socket had before.")
    @Outcome(id = {"EISCONN, ECONNREFUSED", "EISCONN, EAGAIN"}, means = HOLDS,
            desc = "The second connect() is refused, so that any error is the peer's.")
    @Outcome(id = "ECONNREFUSED, EAGAIN", means = BREAKS, desc = "That the old peer's port is closed is reported by the second connect().")
    @Outcome(id = {"ok, ECONNREFUSED", "ok, ECONNRESET"}, means = BREAKS,
            desc = "That the old peer's port is closed is reported by a socket that has another peer.")
    void errorOfThePeerBefore(Rehearsal script, Observed seen) {
        List<String> returns = script.of("old-socket-throws-for-another-peer");
        seen.record(returns.get(2));
        seen.record(returns.get(3));
    }
}
