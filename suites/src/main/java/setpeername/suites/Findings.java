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
    @Outcome(id = {"ok, loopback:port", "ok, loopback:0"}, means = BREAKS, desc = "The local address stays the one that the first connect() chose.")
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
    @Outcome(id = "ok, 1 from loopback:port", means = BREAKS, desc = "Nobody asks for SO_BROADCAST: connect() is not refused, and the first send() is "
            + "a broadcast.")
    @Outcome(id = "EACCES, 2 from loopback:port", means = BREAKS, desc = "The second send() goes to the refused address, as a broadcast that "
            + "the socket may not send.")
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
    @Outcome(id = {"EINVAL, loopback:port", "EINVAL, any:port"}, means = HOLDS, desc = "Dissolving released nothing, so that a second bind() is refused as such.")
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
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "The socket whose connect() was refused receives: it is bound to the interface of the group's zone.")
    void lastBoundAfterRefusedConnect(Rehearsal script, Observed seen) {
        seen.record(script.lastOf("refused-connect-binds-to-the-interface"));
    }
}
