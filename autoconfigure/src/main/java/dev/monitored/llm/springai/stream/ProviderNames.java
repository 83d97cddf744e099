package dev.monitored.llm.springai.stream;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

import dev.monitored.guard.BoundedLabel;

/**
 * What Spring AI's models call their provider when they are observed.
 */
public final class ProviderNames {

	private static final String SPRING_AI = "org.springframework.ai.";

	private static final Map<String, String> BY_PACKAGE = new LinkedHashMap<>();

	static {
		BY_PACKAGE.put("openai.", "openai");
		BY_PACKAGE.put("anthropic.", "anthropic");
		BY_PACKAGE.put("bedrock.", "bedrock_converse");
		BY_PACKAGE.put("deepseek.", "deepseek");
		BY_PACKAGE.put("google.genai.", "google_genai");
		BY_PACKAGE.put("mistralai.", "mistral_ai");
		BY_PACKAGE.put("ollama.", "ollama");
		BY_PACKAGE.put("transformers.", "onnx");
		BY_PACKAGE.put("vertexai.", "vertex_ai");
	}

	private ProviderNames() {
	}

	/**
	 * Returns the name of a model's provider.
	 * @param model the model
	 * @return the name, {@code _unknown} of a model that is not one of Spring AI's own
	 */
	public static String of(Object model) {
		return of(ClassUtils.getUserClass(AopUtils.getTargetClass(model)).getName());
	}

	static String of(String type) {
		return BY_PACKAGE.entrySet()
			.stream()
			.filter((entry) -> type.startsWith(SPRING_AI + entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(BoundedLabel.UNKNOWN);
	}

}
