package setpeername.suites;

import static setpeername.outcome.Meaning.BREAKS;
import static setpeername.outcome.Meaning.HOLDS;

import java.net.InetSocketAddress;
import setpeername.claim.Claim;
import setpeername.outcome.Observed;
import setpeername.outcome.Outcome;
import setpeername.peer.Hosts;
import setpeername.peer.RemotePeer;
import setpeername.socket.Option;
import setpeername.socket.Return;
import setpeername.socket.UdpSocket;
import setpeername.socket.UdpSocket.Receiving;

/** Broadcast and multicast on a link that other hosts share: senders and listeners, connected and not, on this host and on another. */
public final class GroupsBetweenHosts {

    @Claim("article/exercise-broadcast")
    @Outcome(id = "EACCES", means = HOLDS, desc = "Without SO_BROADCAST connect() to 255.255.255.255 is refused.")
    @Outcome(id = "ok, EACCES, nothing", means = HOLDS, desc = "Without SO_BROADCAST the send to 255.255.255.255 is refused.")
    @Outcome(id = "ok, sent 2, hi", means = BREAKS, desc = "A socket connected to 255.255.255.255 broadcasts without SO_BROADCAST.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "255.255.255.255 cannot be connected to without a route that leads there.")
    void limitedBroadcastWithoutTheOption(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        Steps.need(socket.bind(hosts.firstLink()));
        socket.setsockopt(Option.SO_BROADCAST, 0);
        if (!recordRefused(socket.connect(hosts.limitedBroadcast(neighbour)), seen)) {
            seen.record(socket.send("hi"));
            seen.record(neighbour.heard());
        }
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "hi, ECONNREFUSED", means = HOLDS,
            desc = "The neighbour's answer comes from its own address, which is not the peer's: no socket takes it, and the neighbour is "
                    + "told so.")
    @Outcome(id = "hi, EAGAIN", means = BREAKS, desc = "The socket that is connected to the broadcast address takes its neighbour's "
            + "answer.")
    void answerToAConnectedBroadcast(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.connect(hosts.broadcast(neighbour));
        socket.send("hi");
        seen.record(neighbour.heard());
        recordAnswer(socket, neighbour, hosts, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "answer from neighbour", means = HOLDS, desc = "An unconnected socket hears its neighbour's answer to its broadcast.")
    @Outcome(id = "EAGAIN", means = BREAKS, desc = "An unconnected socket does not hear the answer to its broadcast.")
    void answerToAnUnconnectedBroadcast(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        socket.setsockopt(Option.SO_BROADCAST, 1);
        socket.sendto("hi", hosts.broadcast(neighbour));
        neighbour.send("answer", hosts.onFirstLink(socket));
        seen.record(socket.receiveQueued(Receiving.RECVFROM, UdpSocket.BUFFER));
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ofNeighbour, fence", means = HOLDS, desc = "The connected listener hears its peer's broadcasts on the link, and "
            + "no one else's.")
    @Outcome(id = "ofOther, ofNeighbour, fence", means = BREAKS, desc = "connect() does not keep others' broadcasts away.")
    @Outcome(id = "fence", means = BREAKS,
            desc = "connect() made the wildcard address of the listener a concrete one: it hears no broadcast at all any more, its peer's "
                    + "included.")
    void listenerConnectedToASender(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress port = hosts.anyPort();
        socket.bind(port);
        socket.connect(hosts.neighbour());
        InetSocketAddress all = hosts.broadcast(port.getPort());
        hosts.other().send("ofOther", all);
        hosts.neighbour().send("ofNeighbour", all);
        hosts.neighbour().fence(socket);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-broadcast")
    @Outcome(id = "ok, ofNeighbour, fence", means = HOLDS,
            desc = "Bound to the link's broadcast address and connected, it hears its peer's broadcasts and no one else's.")
    @Outcome(id = "ok, ofOther, ofNeighbour, fence", means = BREAKS, desc = "connect() does not keep others' broadcasts away.")
    @Outcome(id = {"ENETUNREACH", "EINVAL", "EADDRNOTAVAIL"}, means = BREAKS,
            desc = "A socket that is bound to a broadcast address cannot be connected.")
    void broadcastBoundListenerConnectedToASender(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress all = hosts.broadcast(hosts.anyPort().getPort());
        Steps.need(socket.bind(all));
        hear(socket, all, hosts, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "hi, ECONNREFUSED", means = HOLDS,
            desc = "The member's answer comes from its own address, which is not the peer's: no socket takes it, and the member is told "
                    + "so.")
    @Outcome(id = "hi, EAGAIN", means = BREAKS, desc = "The socket that is connected to the group takes a member's answer.")
    void answerToAConnectedMulticast(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface());
        socket.connect(group);
        socket.send("hi");
        seen.record(neighbour.heard());
        recordAnswer(socket, neighbour, hosts, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ofOther, ofNeighbour, fence", means = HOLDS, desc = "An unconnected member hears all senders of another host.")
    @Outcome(id = "fence", means = BREAKS, desc = "A member hears nothing that another host sends to the group.")
    void memberHearsAnotherHost(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress port = hosts.anyPort();
        socket.bind(port);
        Steps.need(socket.join(hosts.group(port.getPort()).getAddress(), hosts.firstInterface()));
        sendAll(hosts.group(port.getPort()), hosts);
        hosts.neighbour().fence(hosts.onFirstLink(socket));
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ofNeighbour, fence", means = HOLDS, desc = "The connected member hears what its peer sends to the group, and no "
            + "one else.")
    @Outcome(id = "ofOther, ofNeighbour, fence", means = BREAKS, desc = "connect() does not keep others' multicasts away.")
    @Outcome(id = "fence", means = BREAKS,
            desc = "connect() made the wildcard address of the member a concrete one: it hears nothing that is sent to the group any more, "
                    + "not even by its peer.")
    void wildcardMemberConnectedToASender(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress port = hosts.anyPort();
        socket.bind(port);
        Steps.need(socket.join(hosts.group(port.getPort()).getAddress(), hosts.firstInterface()));
        socket.connect(hosts.neighbour());
        sendAll(hosts.group(port.getPort()), hosts);
        hosts.neighbour().fence(socket);
        Steps.recordUntilFence(socket, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, ofNeighbour, fence", means = HOLDS,
            desc = "Bound to the group and connected, it hears what its peer sends to the group, and no one else.")
    @Outcome(id = "ok, ofOther, ofNeighbour, fence", means = BREAKS, desc = "connect() does not keep others' multicasts away.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL", "ENETUNREACH"}, means = BREAKS, desc = "A member that is bound to the group cannot be "
            + "connected.")
    void groupBoundMemberConnectedToASender(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, hosts);
        hear(socket, group, hosts, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = {"ok, EAGAIN"}, means = HOLDS, desc = "A member that is connected to the group hears no one: nobody sends from the "
            + "group's address.")
    @Outcome(id = {"ok, ofOther", "ok, ofNeighbour"}, means = BREAKS, desc = "A member that is connected to the group hears whoever "
            + "sends to it.")
    @Outcome(id = {"EINVAL", "EADDRNOTAVAIL", "ENETUNREACH"}, means = BREAKS, desc = "A member that is bound to the group cannot be "
            + "connected to it.")
    void memberConnectedToTheGroup(UdpSocket socket, Hosts hosts, Observed seen) {
        InetSocketAddress group = joinBoundToGroup(socket, hosts);
        if (!recordRefused(socket.connect(group), seen)) {
            sendAll(group, hosts);
            seen.record(socket.receiveQueued(Receiving.RECV, UdpSocket.BUFFER));
        }
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "ok, ok, hi", means = HOLDS, desc = "The interface can be chosen anew when the socket is connected to the group, "
            + "and counts.")
    @Outcome(id = "ok, ok, nothing", means = BREAKS, desc = "The interface that is chosen after connect() does not count.")
    @Outcome(id = {"ok, EISCONN, nothing", "ok, EINVAL, nothing"}, means = BREAKS, desc = "A connected socket takes no other interface.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void interfaceChosenAfterConnect(UdpSocket socket, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        socket.setsockopt(Option.MULTICAST_IF, hosts.secondInterface());
        if (!recordRefused(socket.connect(group), seen)) {
            seen.record(socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface()));
            socket.send("hi");
            seen.record(neighbour.heard());
        }
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "hi, hi", means = HOLDS, desc = "What a connected socket sends to a group reaches members on this host and on another.")
    @Outcome(id = {"hi, EAGAIN", "nothing, hi", "nothing, EAGAIN"}, means = BREAKS, desc = "It does not reach all members.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void loopSwitchedOn(UdpSocket socket, UdpSocket member, Hosts hosts, Observed seen) {
        sendWithMemberHere(socket, member, 1, 1, hosts, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "hi, EAGAIN", means = HOLDS, desc = "With the loop off, what a connected socket sends to a group reaches members "
            + "on other hosts only.")
    @Outcome(id = "hi, hi", means = BREAKS, desc = "With the loop off a member on this host hears it all the same: the option is the "
            + "receiver's.")
    @Outcome(id = {"nothing, EAGAIN", "nothing, hi"}, means = BREAKS, desc = "With the loop off members on other hosts do not hear it.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void loopSwitchedOff(UdpSocket socket, UdpSocket member, Hosts hosts, Observed seen) {
        sendWithMemberHere(socket, member, 0, 1, hosts, seen);
    }

    @Claim("article/exercise-multicast")
    @Outcome(id = "nothing, hi", means = HOLDS, desc = "With a TTL of 0 a multicast reaches members on this host only.")
    @Outcome(id = "hi, hi", means = BREAKS, desc = "With a TTL of 0 a multicast reaches members on another host.")
    @Outcome(id = {"nothing, EAGAIN", "hi, EAGAIN"}, means = BREAKS, desc = "With a TTL of 0 a multicast does not reach members on "
            + "this host.")
    @Outcome(id = "ENETUNREACH", means = BREAKS, desc = "The option does not lead to the group.")
    void ttlZeroWithAMemberHere(UdpSocket socket, UdpSocket member, Hosts hosts, Observed seen) {
        sendWithMemberHere(socket, member, 1, 0, hosts, seen);
    }

    private static void sendWithMemberHere(UdpSocket socket, UdpSocket member, int loop, int ttl, Hosts hosts, Observed seen) {
        RemotePeer neighbour = hosts.neighbour();
        InetSocketAddress group = hosts.groupOf(neighbour);
        member.bind(hosts.any(group.getPort()));
        Steps.need(member.join(group.getAddress(), hosts.firstInterface()));
        socket.setsockopt(Option.MULTICAST_IF, hosts.firstInterface());
        socket.setsockopt(Option.MULTICAST_LOOP, loop);
        socket.setsockopt(Option.MULTICAST_TTL, ttl);
        if (Steps.refused(socket.connect(group), seen)) {
            return;
        }
        socket.send("hi");
        seen.record(neighbour.heard());
        Return here = member.receiveQueued(Receiving.RECVFROM, UdpSocket.BUFFER);
        if (here instanceof Return.Received received) {
            seen.record(received.text());
        } else {
            seen.record(here);
        }
    }

    /** The neighbour answers the socket; where that does not take the answer, ICMP tells the neighbour so. */
    private static void recordAnswer(UdpSocket socket, RemotePeer neighbour, Hosts hosts, Observed seen) {
        InetSocketAddress port = hosts.onFirstLink(socket);
        neighbour.connect(port);
        neighbour.send("answer", port);
        seen.record(neighbour.told());
    }

    /** Connects the listener to the neighbour and records what it hears of two senders. */
    private static void hear(UdpSocket socket, InetSocketAddress all, Hosts hosts, Observed seen) {
        if (!recordRefused(socket.connect(hosts.neighbour()), seen)) {
            sendAll(all, hosts);
            hosts.neighbour().fence(all);
            Steps.recordUntilFence(socket, seen);
        }
    }

    private static void sendAll(InetSocketAddress all, Hosts hosts) {
        hosts.other().send("ofOther", all);
        hosts.neighbour().send("ofNeighbour", all);
    }

    private static InetSocketAddress joinBoundToGroup(UdpSocket socket, Hosts hosts) {
        InetSocketAddress group = hosts.group(hosts.anyPort().getPort());
        Steps.need(socket.bind(group));
        Steps.need(socket.join(group.getAddress(), hosts.firstInterface()));
        return group;
    }

    private static boolean recordRefused(Return connected, Observed seen) {
        seen.record(connected);
        return connected instanceof Return.Failed;
    }
}
