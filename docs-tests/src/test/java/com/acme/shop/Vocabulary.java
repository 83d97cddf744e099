package com.acme.shop;

import java.util.List;
import java.util.Optional;

/**
 * What blocks of code in the pages use without declaring it.
 */
public abstract class Vocabulary {

	/**
	 * Client of a language model.
	 */
	protected static final Client client = new Client();

	/**
	 * What the answer of a model used.
	 */
	protected static final Usage usage = new Usage(1, 1);

	/**
	 * What is bought.
	 */
	public record Cart() {
	}

	/**
	 * What was bought.
	 */
	public record Receipt() {
	}

	/**
	 * What a client asks to order.
	 */
	public record OrderRequest() {
	}

	/**
	 * What was ordered.
	 */
	public record Order() {
	}

	/**
	 * What is lent.
	 */
	public record Book() {
	}

	/**
	 * Who buys.
	 *
	 * @param isNew whether it is the first time
	 */
	public record Customer(boolean isNew) {
	}

	/**
	 * Why a conversation began.
	 */
	public enum Goal {

		/**
		 * To buy.
		 */
		BUY,

		/**
		 * To ask.
		 */
		ASK

	}

	/**
	 * Why a person took over.
	 */
	public enum Reason {

		/**
		 * A customer asked for it.
		 */
		ASKED

	}

	/**
	 * Where a customer is.
	 */
	public enum Channel {

		/**
		 * In a browser.
		 */
		WEB

	}

	/**
	 * Conversations.
	 */
	public interface Chats {

		/**
		 * Returns how many are open.
		 * @return their number
		 */
		int open();

	}

	/**
	 * Result of an import.
	 *
	 * @param failure why it failed
	 */
	public record Report(Optional<Exception> failure) {
	}

	/**
	 * What a model is asked.
	 */
	public record Prompt() {
	}

	/**
	 * Part of an answer.
	 */
	public record Chunk() {
	}

	/**
	 * Tokens of an answer.
	 *
	 * @param prompt those of the question
	 * @param completion those of the answer
	 */
	public record Usage(long prompt, long completion) {
	}

	/**
	 * Client of a language model.
	 */
	public static final class Client {

		/**
		 * Asks.
		 * @param prompt the question
		 * @return the answer
		 */
		public List<Chunk> stream(Prompt prompt) {
			return List.of();
		}

	}

	/**
	 * Exception of the shop.
	 */
	public static final class ShopException extends RuntimeException {

		/**
		 * Returns the code.
		 * @return the code
		 */
		public String code() {
			return "sold-out";
		}

	}

	/**
	 * Exception of the stock.
	 */
	public static final class OutOfStockException extends RuntimeException {

	}

	/**
	 * Exception of a circuit breaker that is open.
	 */
	public static final class CallNotPermittedException extends RuntimeException {

		/**
		 * Returns which one.
		 * @return its name
		 */
		public String getCausingCircuitBreakerName() {
			return "bank";
		}

	}

}
