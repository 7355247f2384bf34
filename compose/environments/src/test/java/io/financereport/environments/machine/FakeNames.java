package io.financereport.environments.machine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A DNS server, as Docker's: whatever it is asked for has these addresses, and may be believed for ten minutes. */
final class FakeNames implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int QUESTION_END = 5;

    private final DatagramSocket socket;
    private volatile List<InetAddress> addresses = List.of();

    FakeNames() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void are(InetAddress... others) {
        addresses = List.of(others);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                packet.setLength(512);
                socket.receive(packet);
                var answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        var end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += QUESTION_END;
        var known = addresses;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        // An answer, without a fault; one question, so many answers.
        out.writeShort(0x8180);
        out.writeShort(1);
        out.writeShort(known.size());
        out.writeInt(0);
        out.write(question, HEADER, end - HEADER);
        for (var address : known) {
            // The name that was asked for, A, IN, 600 s.
            out.writeShort(0xc000 | HEADER);
            out.writeShort(1);
            out.writeShort(1);
            out.writeInt(600);
            out.writeShort(4);
            out.write(address.getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
