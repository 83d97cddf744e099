package dev.monitored.http.server;

import java.util.Map;

import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Tells exceptions that report the loss of an answer's own connection from those that
 * report the loss of another one, such as the connection to a database.
 */
final class DisconnectedClient {

	/**
	 * The exceptions of containers, with the package of the answers that they report.
	 */
	private static final Map<String, String> CONTAINERS = Map.of("org.apache.catalina.connector.ClientAbortException",
			"org.apache.catalina.", "org.eclipse.jetty.io.EofException", "org.eclipse.jetty.",
			"reactor.netty.channel.AbortedException", "reactor.netty.");

	private static final int MAX_CAUSES = 20;

	private DisconnectedClient() {
	}

	/**
	 * Returns whether the container reports that the client has gone away, or Spring that
	 * it could not write to the client. An exception that only looks like that may come
	 * from another server.
	 * @param thrown what was thrown
	 * @param answer the container's own answer
	 * @param begun whether the answer had begun, so that writing it can have failed
	 * @return whether the client has gone away
	 */
	static boolean isReportedBy(Throwable thrown, Object answer, boolean begun) {
		if (!DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
			return false;
		}
		Throwable cause = thrown;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			if (cause instanceof AsyncRequestNotUsableException) {
				return begun;
			}
			if (isOfContainer(cause.getClass(), answer)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	private static boolean isOfContainer(Class<?> exception, Object answer) {
		String answers = CONTAINERS.get(exception.getName());
		if (answers != null) {
			return answer.getClass().getName().startsWith(answers);
		}
		Class<?> parent = exception.getSuperclass();
		return parent != null && isOfContainer(parent, answer);
	}

}
