package dev.monitored.llm.springai.stream;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.core.Ordered;
import reactor.core.publisher.Flux;

/**
 * Sees the chunks of the answers that a ChatClient streams, as close to the model as an
 * advisor can be. It records nothing that is not observed.
 */
public final class StreamingCallAdvisor implements StreamAdvisor {

	/**
	 * The order among advisors: just before what asks the model.
	 */
	public static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1;

	@Override
	public String getName() {
		return "monitored";
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
		return new MeasuredFlux<>(chain.nextStream(request), () -> null, ChatClientResponse::chatResponse);
	}

}
