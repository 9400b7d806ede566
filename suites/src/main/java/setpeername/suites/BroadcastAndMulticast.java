package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Fence;
import setpeername.peer.Peer;
import setpeername.peer.Peers;
import setpeername.socket.Endpoint;
import setpeername.socket.Host;
import setpeername.socket.Option;
import setpeername.socket.PremiseFailed;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;

/**
 * connect() to the loopback broadcast address and to a multicast group on the loopback interface, and listeners that are connected.
 *
 * <p>SO_BROADCAST is always set explicitly, as {@link java.net.DatagramSocket} and {@link java.net.MulticastSocket} come with it switched
 * on (Javadoc of {@link java.net.StandardSocketOptions#SO_BROADCAST}).
 */
public final class BroadcastAndMulticast {

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES, ENOTCONN", means = HOLDS, desc = "Without SO_BROADCAST connect() itself is refused, and sets no peer.")
    @Outcome(id = "ok, broadcast, EACCES, nothing", means = HOLDS, desc = "connect() asks for no permission; without SO_BROADCAST "
            + "send() is refused.")
    @Outcome(id = "ok, broadcast, sent 2, hi", means = BREAKS, desc = "A connected socket broadcasts without SO_BROADCAST.")
    void connectWithoutTheOption(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 0);
        Return connected = socket.connect(peers.broadcast(listener.address().getPort()));
        seen.record(connected);
        seen.record(socket.getpeername());
        if (connected instanceof Return.Ok) {
            seen.record(socket.send("hi"));
            seen.record(listener.heard());
        }
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES, nothing", means = HOLDS, desc = "Without SO_BROADCAST an unconnected sendto() is refused.")
    @Outcome(id = "sent 2, hi", means = BREAKS, desc = "An unconnected socket broadcasts without SO_BROADCAST.")
    void sendtoWithoutTheOption(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 0);
        seen.record(socket.sendto("hi", peers.broadcast(listener.address().getPort())));
        seen.record(listener.heard());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ok, broadcast", means = HOLDS, desc = "With SO_BROADCAST on, the broadcast address becomes the peer.")
    @Outcome(id = "EACCES, ENOTCONN", means = BREAKS, desc = "connect() to a broadcast address is refused although SO_BROADCAST is on.")
    @Outcome(id = "EADDRNOTAVAIL, ENOTCONN", means = BREAKS, desc = "A broadcast address can be sent to, but not connected to.")
    void connectWithTheOption(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        seen.record(socket.connect(peers.broadcast(listener.address().getPort())));
        seen.record(socket.getpeername());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "sent 2, hi, hi", means = HOLDS, desc = "send() of the connected socket reaches both listeners on the port.")
    @Outcome(id = {"sent 2, hi, nothing", "sent 2, nothing, hi"}, means = BREAKS, desc = "Only one of the two listeners hears it.")
    @Outcome(id = "sent 2, nothing, nothing", means = BREAKS, desc = "Nobody hears what the connected socket broadcasts.")
    void sendReachesEveryListener(UdpSocket socket, Peers peers, Observed seen) {
        Peer one = peers.listener("one");
        Peer other = peers.anotherListener("other", one);
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.connect(peers.broadcast(one.address().getPort()));
        seen.record(socket.send("hi"));
        seen.record(one.heard());
        seen.record(other.heard());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES, nothing", means = HOLDS, desc = "Each send() asks for the permission: switched off after connect(), it is "
            + "refused.")
    @Outcome(id = "sent 2, hi", means = BREAKS, desc = "Only connect() asked for the permission (it cached the route): a connected "
            + "socket goes on broadcasting without SO_BROADCAST.")
    void optionSwitchedOffAfterConnect(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.connect(peers.broadcast(listener.address().getPort()));
        socket.setsockopt(Option.SO_BROADCAST, 0);
        seen.record(socket.send("hi"));
        seen.record(listener.heard());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES, nothing", means = HOLDS, desc = "The permission was switched off after connect(): send() is refused, at the latest "
            + "when somebody has joined a group, which makes the system look for its routes again.")
    @Outcome(id = "sent 2, hi", means = BREAKS, desc = "A connected socket goes on broadcasting without SO_BROADCAST.")
    void optionSwitchedOffBeforeAMemberJoins(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.connect(peers.broadcast(listener.address().getPort()));
        socket.setsockopt(Option.SO_BROADCAST, 0);
        peers.member("member");
        seen.record(socket.send("hi"));
        seen.record(listener.heard());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES, ok, sent 2, hi", means = HOLDS, desc = "Once the option is on, the connect() that was refused succeeds.")
    @Outcome(id = "ok, sent 2, hi", means = HOLDS, desc = "connect() was not refused; once the option is on, send() is not either.")
    @Outcome(id = "EACCES, EACCES", means = BREAKS, desc = "A socket that was refused once stays refused.")
    @Outcome(id = "EACCES, EISCONN", means = BREAKS, desc = "The refused connect() has left the socket as good as connected.")
    @Outcome(id = "ok, EACCES, nothing", means = BREAKS, desc = "The option comes too late for a connected socket.")
    void optionSwitchedOnAfterRefusal(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        Endpoint broadcast = peers.broadcast(listener.address().getPort());
        socket.setsockopt(Option.SO_BROADCAST, 0);
        Return connected = socket.connect(broadcast);
        seen.record(connected);
        socket.setsockopt(Option.SO_BROADCAST, 1);
        if (connected instanceof Return.Failed) {
            connected = socket.connect(broadcast);
            seen.record(connected);
        }
        if (connected instanceof Return.Ok) {
            seen.record(socket.send("hi"));
            seen.record(listener.heard());
        }
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "hi, ECONNREFUSED", means = HOLDS, desc = "The listener's answer comes from its own address, which is not the peer's: "
            + "no socket takes it, and the answerer is told so.")
    @Outcome(id = "hi, EAGAIN, answer", means = BREAKS, desc = "A socket that is connected to the broadcast address hears answers from "
            + "any.")
    void answerToConnectedBroadcast(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.bind(peers.loopbackPort());
        socket.connect(peers.broadcast(listener.address().getPort()));
        answered(socket, listener, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "answer from listener", means = HOLDS, desc = "An unconnected socket hears the answer to its broadcast.")
    @Outcome(id = "fence from A", means = BREAKS, desc = "An unconnected socket does not hear the answer to its broadcast.")
    void answerToUnconnectedBroadcast(UdpSocket socket, Peers peers, Observed seen) {
        Peer listener = peers.listener("listener");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.sendto("hi", peers.broadcast(listener.address().getPort()));
        listener.send("answer", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ofA, fence", means = HOLDS, desc = "The connected listener hears its peer's broadcasts and no one else's.")
    @Outcome(id = "ofB, ofA, fence", means = BREAKS, desc = "connect() does not keep others' broadcasts away.")
    @Outcome(id = "fence", means = BREAKS, desc = "connect() made the wildcard address of the listener a concrete one: it hears no "
            + "broadcast at all any more, its peer's included.")
    void wildcardListenerConnectedToASender(UdpSocket socket, Peers peers, Observed seen) {
        peers.listener("probe");
        InetSocketAddress port = peers.anyPort();
        InetSocketAddress broadcast = peers.broadcast(port.getPort()).address();
        socket.bind(port);
        socket.connect(peers.sender("A"));
        peers.sender("B").send("ofB", broadcast);
        peers.a().send("ofA", broadcast);
        peers.a().fence(socket);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ok, ofA, fence", means = HOLDS, desc = "Bound to the broadcast address and connected, it hears its peer's broadcasts "
            + "and no one else's.")
    @Outcome(id = "ok, ofB, ofA, fence", means = BREAKS, desc = "connect() does not keep others' broadcasts away.")
    @Outcome(id = {"ENETUNREACH", "EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "A socket that is bound to a broadcast address "
            + "cannot be connected: the address that it is bound to is no source to send from.")
    void broadcastBoundListenerConnectedToASender(UdpSocket socket, Peers peers, Observed seen) {
        peers.listener("probe");
        Endpoint broadcast = peers.broadcast(peers.anyPort().getPort());
        Steps.need(socket.bind(broadcast.address()));
        if (refused(socket.connect(peers.sender("A")), seen)) {
            return;
        }
        peers.sender("B").send("ofB", broadcast.address());
        peers.a().send("ofA", broadcast.address());
        peers.a().fence(broadcast);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, group", means = HOLDS, desc = "The group becomes the peer; no permission is needed.")
    @Outcome(id = {"EACCES, ENOTCONN", "EADDRNOTAVAIL, ENOTCONN", "EINVAL, ENOTCONN", "ENETUNREACH, ENOTCONN"}, means = BREAKS,
            desc = "A group can be sent to, but not connected to.")
    void connectToAGroup(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer member = peers.member("member");
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        seen.record(socket.connect(groupOf(member, peers)));
        seen.record(socket.getpeername());
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "sent 2, hi, hi", means = HOLDS, desc = "send() of the connected socket reaches both members on the port.")
    @Outcome(id = {"sent 2, hi, nothing", "sent 2, nothing, hi"}, means = BREAKS, desc = "Only one of the two members hears it.")
    @Outcome(id = "sent 2, nothing, nothing", means = BREAKS, desc = "No member hears what the connected socket sends.")
    void sendReachesEveryMember(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer one = peers.member("one");
        Peer other = peers.anotherMember("other", one);
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        socket.connect(groupOf(one, peers));
        seen.record(socket.send("hi"));
        seen.record(one.heard());
        seen.record(other.heard());
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "hi, ECONNREFUSED", means = HOLDS, desc = "A member's answer comes from its own address, which is not the peer's: no "
            + "socket takes it, and the answerer is told so.")
    @Outcome(id = "hi, EAGAIN, answer", means = BREAKS, desc = "A socket that is connected to a group hears its members' own addresses.")
    void answerToConnectedMulticast(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer member = peers.member("member");
        Steps.keepOnLoopback(socket, peers.loopbackPort(), host);
        socket.connect(groupOf(member, peers));
        answered(socket, member, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "answer from member", means = HOLDS, desc = "An unconnected socket hears the answer to its multicast.")
    @Outcome(id = "fence from A", means = BREAKS, desc = "An unconnected socket does not hear the answer to its multicast.")
    void answerToUnconnectedMulticast(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer member = peers.member("member");
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        socket.sendto("hi", groupOf(member, peers));
        member.send("answer", socket);
        peers.a().fence(socket);
        seen.record(socket.recvfrom());
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ofA, fence", means = HOLDS, desc = "The connected member hears what its peer sends to the group, and no one else.")
    @Outcome(id = "ofB, ofA, fence", means = BREAKS, desc = "connect() does not keep others' multicasts away.")
    @Outcome(id = "fence", means = BREAKS, desc = "connect() made the wildcard address of the member a concrete one: it hears nothing "
            + "that is sent to the group any more, not even by its peer.")
    void wildcardMemberConnectedToASender(UdpSocket socket, Peers peers, Host host, Observed seen) {
        peers.member("probe");
        InetSocketAddress port = peers.anyPort();
        InetSocketAddress group = peers.group(port.getPort()).address();
        Steps.join(socket, port, peers, host);
        socket.connect(peers.sender("A"));
        peers.sender("B").send("ofB", group);
        peers.a().send("ofA", group);
        peers.a().fence(socket);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, ofA, fence", means = HOLDS, desc = "Bound to the group and connected, it hears what its peer sends to the group, "
            + "and no one else.")
    @Outcome(id = "ok, ofB, ofA, fence", means = BREAKS, desc = "connect() does not keep others' multicasts away.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "A member that is bound to the group cannot be connected: the "
            + "address that it is bound to is no source to send from.")
    void groupBoundMemberConnectedToASender(UdpSocket socket, Peers peers, Host host, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, peers, host);
        if (refused(socket.connect(peers.sender("A")), seen)) {
            return;
        }
        peers.sender("B").send("ofB", group);
        peers.a().send("ofA", group);
        peers.a().fence(() -> group);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = {"ok, fence", "ok, EAGAIN"}, means = HOLDS, desc = "A member that is connected to the group hears no one: nobody "
            + "sends from the group's address.")
    @Outcome(id = {"ok, ofA, fence", "ok, ofA from A"}, means = BREAKS, desc = "A member that is connected to the group hears whoever "
            + "sends to it.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL"}, means = BREAKS, desc = "A member that is bound to the group cannot be connected: the "
            + "address that it is bound to is no source to send from.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "A group can be sent to, but not connected to.")
    void memberConnectedToTheGroup(UdpSocket socket, Peers peers, Host host, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, peers, host);
        if (refused(socket.connect(group), seen)) {
            return;
        }
        peers.sender("A").send("ofA", group);
        recordQueued(socket, group, peers, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "hi, fence", means = HOLDS, desc = "An unconnected member hears what it sends to the group itself.")
    @Outcome(id = "fence", means = BREAKS, desc = "An unconnected member does not hear what it sends to the group itself.")
    void unconnectedMemberHearsItself(UdpSocket socket, Peers peers, Host host, Observed seen) {
        peers.member("probe");
        InetSocketAddress port = peers.anyPort();
        InetSocketAddress group = peers.group(port.getPort()).address();
        Steps.join(socket, port, peers, host);
        socket.sendto("hi", group);
        peers.sender("A").fence(() -> group);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = {"fence", "EAGAIN"}, means = HOLDS, desc = "A member that is connected to the group does not hear itself: it does not "
            + "send from the group's address.")
    @Outcome(id = {"hi, fence", "hi from loopback:port"}, means = BREAKS, desc = "A member that is connected to the group hears itself.")
    void memberConnectedToTheGroupDoesNotHearItself(UdpSocket socket, Peers peers, Host host, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, peers, host);
        Steps.need(socket.connect(group));
        socket.send("hi");
        recordQueued(socket, group, peers, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = {"hi, hi", "nothing, nothing"}, means = HOLDS, desc = "MULTICAST_LOOP switched off does to send() of the connected "
            + "socket what it does to sendto() of the unconnected one.")
    @Outcome(id = {"hi, nothing", "nothing, hi"}, means = BREAKS, desc = "MULTICAST_LOOP switched off does to send() of the connected "
            + "socket other than to sendto() of the unconnected one.")
    void multicastLoopSwitchedOff(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer member = peers.member("member");
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        socket.setsockopt(Option.MULTICAST_LOOP, 0);
        socket.sendto("hi", groupOf(member, peers));
        seen.record(member.heard());
        socket.connect(groupOf(member, peers));
        socket.send("hi");
        seen.record(member.heard());
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, ok, ok, hi", means = HOLDS, desc = "Interface, TTL and loop can be set on the connected socket, which goes on "
            + "reaching the members.")
    @Outcome(id = "ok, ok, ok, nothing", means = BREAKS, desc = "Multicast options set on the connected socket cut it off from the "
            + "members.")
    @Outcome(id = {"EISCONN, EISCONN, EISCONN, hi", "EINVAL, EINVAL, EINVAL, hi"}, means = BREAKS, desc = "A connected socket takes no "
            + "multicast options.")
    void multicastOptionsSetAfterConnect(UdpSocket socket, Peers peers, Host host, Observed seen) {
        Peer member = peers.member("member");
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        socket.connect(groupOf(member, peers));
        seen.record(socket.setsockopt(Option.MULTICAST_IF, host.loopbackIndex()));
        seen.record(socket.setsockopt(Option.MULTICAST_TTL, 0));
        seen.record(socket.setsockopt(Option.MULTICAST_LOOP, 1));
        socket.send("hi");
        seen.record(member.heard());
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ofB, fence", means = HOLDS, desc = "After dissolving the association the socket is still a member, and hears "
            + "everyone again.")
    @Outcome(id = "fence", means = BREAKS, desc = "Dissolving the association does not give back what connect() kept away.")
    void membershipSurvivesDissolving(UdpSocket socket, Peers peers, Host host, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, peers, host);
        Steps.need(socket.connect(peers.sender("A")));
        seen.ignore(socket.dissolve());
        peers.sender("B").send("ofB", group);
        peers.a().fence(() -> group);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("rfc/groups-get-no-icmp")
    @Outcome(id = "sent 2, sent 2", means = HOLDS,
            desc = "Nobody has the port, and the connected socket is told nothing: its next send goes as well.")
    @Outcome(id = {"sent 2, ECONNREFUSED", "sent 2, ECONNRESET"}, means = BREAKS,
            desc = "A broadcast to a port that nobody has is answered by an error.")
    void broadcastToAClosedPort(UdpSocket socket, Peers peers, Observed seen) {
        peers.listener("probe");
        socket.setsockopt(Option.SO_BROADCAST, 1);
        Steps.need(socket.bind(peers.loopback()));
        socket.connect(peers.broadcast(peers.closed().address().getPort()));
        seen.record(socket.send("hi"));
        peers.a().heard();
        seen.record(socket.send("hi"));
    }

    @Claim("rfc/groups-get-no-icmp")
    @Outcome(id = "sent 2, sent 2", means = HOLDS,
            desc = "No member has the port, and the connected socket is told nothing: its next send goes as well.")
    @Outcome(id = {"sent 2, ECONNREFUSED", "sent 2, ECONNRESET"}, means = BREAKS,
            desc = "A datagram to a group that no member takes is answered by an error.")
    void multicastToAClosedPort(UdpSocket socket, Peers peers, Host host, Observed seen) {
        peers.member("probe");
        Steps.keepOnLoopback(socket, peers.loopback(), host);
        socket.connect(peers.group(peers.closed().address().getPort()));
        seen.record(socket.send("hi"));
        peers.a().heard();
        seen.record(socket.send("hi"));
    }

    /** Sends "hi" to the listener, which hears it and answers; where the socket does not take the answer, ICMP tells the listener so. */
    private static void answered(UdpSocket socket, Peer listener, Observed seen) {
        socket.send("hi");
        seen.record(listener.heard());
        listener.connect(socket);
        listener.send("answer", socket);
        Return told = listener.recvNow();
        seen.record(told);
        if (told instanceof Return.Failed failed && failed.kind().equals("EAGAIN")) {
            seen.record(socket.recv());
        }
    }

    /**
     * Records what came to a member that is connected to the group and that no fence can reach, as nobody sends from a group's address: the
     * fence comes after the association is dissolved. Over IPv6 Linux keeps filtering by the old peer's address even then
     * ({@code __udp_disconnect()} leaves sk_v6_daddr), so there the socket is asked without waiting, behind a fence to somebody else.
     */
    private static void recordQueued(UdpSocket socket, InetSocketAddress group, Peers peers, Observed seen) {
        if (peers.family().hasIpv4Peers()) {
            seen.ignore(socket.dissolve());
            peers.sender("A").fence(() -> group);
            Steps.recordUntilFence(socket, seen);
        } else {
            peers.b().heard();
            seen.record(socket.recvNow(UdpSocket.BUFFER));
        }
    }

    /** The socket is a member of the group and bound to its address and a port; where the host carries no multicast the case ends here. */
    private static InetSocketAddress joinBoundToGroup(UdpSocket socket, Peers peers, Host host) {
        peers.member("probe");
        InetSocketAddress group = peers.group(peers.anyPort().getPort()).address();
        Steps.join(socket, group, peers, host);
        return group;
    }

    private static Endpoint groupOf(Peer member, Peers peers) {
        return peers.group(member.address().getPort());
    }

    private static boolean refused(Return connected, Observed seen) {
        seen.record(connected);
        return connected instanceof Return.Failed;
    }
}
