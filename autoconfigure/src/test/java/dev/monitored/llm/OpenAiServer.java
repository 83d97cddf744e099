package dev.monitored.llm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that speaks the protocol of OpenAI and answers as a test tells it. It works on
 * bare sockets, because no other server breaks a connection in the middle of an answer.
 */
public final class OpenAiServer implements AutoCloseable {

	private final ServerSocket listener;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "openai-server");
		thread.setDaemon(true);
		return thread;
	});

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final List<OpenAiRequest> requests = new CopyOnWriteArrayList<>();

	private final Deque<OpenAiAnswer> script = new ArrayDeque<>();

	public OpenAiServer() throws IOException {
		this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
		this.threads.execute(this::accept);
	}

	/**
	 * Returns the address for clients, which ends in {@code /v1}.
	 */
	public String url() {
		return "http://127.0.0.1:%d/v1".formatted(this.listener.getLocalPort());
	}

	/**
	 * Sets the answers to the next requests, in their order; the last one is repeated.
	 */
	public void answer(OpenAiAnswer... answers) {
		synchronized (this.script) {
			this.script.clear();
			this.script.addAll(List.of(answers));
		}
	}

	/**
	 * Returns the requests so far, each attempt of a client that retries included.
	 */
	public List<OpenAiRequest> requests() {
		return this.requests;
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		this.threads.shutdownNow();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket connection = this.listener.accept();
				this.connections.add(connection);
				this.threads.execute(() -> serve(connection));
			}
			catch (IOException ex) {
				// The server is closed, or the client has gone already
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			OpenAiRequest request = OpenAiRequest.read(connection.getInputStream());
			this.requests.add(request);
			next().answer(request, new OpenAiResponse(connection));
		}
		catch (IOException ex) {
			// One of both sides is gone, which is what many tests are about
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private OpenAiAnswer next() {
		synchronized (this.script) {
			OpenAiAnswer answer = (this.script.size() > 1) ? this.script.poll() : this.script.peek();
			return (answer != null) ? answer : OpenAiAnswer.error(500, "no_answer_scripted");
		}
	}

}
