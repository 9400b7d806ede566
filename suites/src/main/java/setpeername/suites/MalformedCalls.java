package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Peers;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Malformed;

/** connect() with what is no address, and calls that are for streams. What fails must leave the peer that there was. */
public final class MalformedCalls {

    @Claim("posix/malformed-address-is-refused")
    @Outcome(id = "EINVAL, A, hi", means = HOLDS, desc = "An address that is too short is refused; the old peer stays.")
    @Outcome(id = {"EAFNOSUPPORT, A, hi", "EFAULT, A, hi"}, means = HOLDS,
            desc = "An address that is too short is refused, if not with EINVAL; the old peer stays.")
    @Outcome(id = {"EINVAL, ENOTCONN, nothing", "EFAULT, ENOTCONN, nothing"}, means = BREAKS,
            desc = "The refused connect() has dissolved the association.")
    @Outcome(id = {"ok, ENOTCONN, nothing", "ok, A, hi", "EAFNOSUPPORT, ENOTCONN, nothing"}, means = BREAKS,
            desc = "An address that is too short is accepted.")
    void addressTooShort(UdpSocket socket, Peers peers, Observed seen) {
        malformed(Malformed.TOO_SHORT, socket, peers, seen);
    }

    @Claim("posix/malformed-address-is-refused")
    @Outcome(id = "EAFNOSUPPORT, A, hi", means = HOLDS, desc = "An address of an unknown family is refused; the old peer stays.")
    @Outcome(id = "EINVAL, A, hi", means = HOLDS, desc = "An address of an unknown family is refused as malformed; the old peer stays.")
    @Outcome(id = {"EAFNOSUPPORT, ENOTCONN, nothing", "EINVAL, ENOTCONN, nothing"}, means = BREAKS,
            desc = "The refused connect() has dissolved the association.")
    @Outcome(id = {"ok, ENOTCONN, nothing", "ok, A, hi"}, means = BREAKS, desc = "An address of an unknown family is accepted.")
    void addressOfAnUnknownFamily(UdpSocket socket, Peers peers, Observed seen) {
        malformed(Malformed.UNKNOWN_FAMILY, socket, peers, seen);
    }

    @Claim("posix/malformed-address-is-refused")
    @Outcome(id = {"EFAULT, A, hi", "EINVAL, A, hi"}, means = HOLDS, desc = "No address at all is refused; the old peer stays.")
    @Outcome(id = {"EFAULT, ENOTCONN, nothing", "EINVAL, ENOTCONN, nothing"}, means = BREAKS,
            desc = "The refused connect() has dissolved the association.")
    @Outcome(id = {"ok, ENOTCONN, nothing", "ok, A, hi"}, means = BREAKS, desc = "No address at all is accepted.")
    void noAddress(UdpSocket socket, Peers peers, Observed seen) {
        malformed(Malformed.NULL, socket, peers, seen);
    }

    @Claim("posix/no-listen-and-no-accept")
    @Outcome(id = "EOPNOTSUPP, A", means = HOLDS, desc = "listen() is for streams; the connected socket stays as it is.")
    @Outcome(id = "ok, A", means = BREAKS, desc = "A datagram socket listens.")
    void listenOnAConnectedSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.listen());
        seen.record(socket.getpeername());
    }

    @Claim("posix/no-listen-and-no-accept")
    @Outcome(id = "EOPNOTSUPP", means = HOLDS, desc = "accept() is for streams: nobody who connects to a UDP socket is accepted.")
    @Outcome(id = "EINVAL", means = HOLDS, desc = "accept() is refused because the socket does not listen, which it never can.")
    @Outcome(id = "ok", means = BREAKS, desc = "A datagram socket accepts.")
    void acceptOnADatagramSocket(UdpSocket socket, Peers peers, Observed seen) {
        socket.bind(peers.loopback());
        seen.record(socket.accept());
    }

    private static void malformed(Malformed how, UdpSocket socket, Peers peers, Observed seen) {
        socket.connect(peers.a());
        seen.record(socket.connect(how));
        seen.record(socket.getpeername());
        seen.ignore(socket.send("hi"));
        seen.record(peers.a().heard());
    }
}
