package dev.monitored.llm.recording;

/**
 * How many tokens a call used.
 *
 * @param prompt tokens of the prompt, cached ones included
 * @param completion tokens of the answer, reasoning ones included
 * @param cached tokens of the prompt that the provider had cached
 * @param reasoning tokens of the answer that the caller does not get
 */
public record TokenUsage(long prompt, long completion, long cached, long reasoning) {

	/**
	 * Creates a usage. What is negative is not known, and 0. More cached tokens than
	 * tokens of the prompt say that the provider does not count them among these.
	 */
	public TokenUsage {
		cached = Math.max(0, cached);
		prompt = (cached > prompt) ? Math.max(0, prompt) + cached : prompt;
		completion = Math.max(0, completion);
		reasoning = Math.max(0, reasoning);
	}

	/**
	 * Returns tokens that a provider counts apart from prompt and answer, as far as its
	 * total confirms that it does.
	 * @param tokens the tokens, as the provider calls them by name
	 * @param rest what the total has beyond the parts that are known
	 * @return the tokens, or 0 if they are among these parts
	 */
	public static long countedApart(long tokens, long rest) {
		return (tokens > 0 && rest >= tokens) ? tokens : 0;
	}

	/**
	 * Returns whether anything was reported. Every call has tokens.
	 * @return whether there are any
	 */
	public boolean isReported() {
		return this.prompt > 0 || this.completion > 0;
	}

	long uncached() {
		return this.prompt - this.cached;
	}

}
