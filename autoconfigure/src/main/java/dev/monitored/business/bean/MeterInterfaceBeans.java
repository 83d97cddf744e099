package dev.monitored.business.bean;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.ClassUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.declaration.MeterInterfaceReader;
import dev.monitored.business.proxy.MeterObjects;
import dev.monitored.business.recording.BusinessObjectives;
import dev.monitored.business.recording.MeterNode;
import dev.monitored.business.recording.MeterRecorders;

/**
 * The beans of meter interfaces. All interfaces are read at start-up, so that a wrong one
 * stops it, and that series exist which no bean has asked for. The code that is generated
 * ahead of time for an interface is in its package, and calls this class.
 */
public final class MeterInterfaceBeans {

	/**
	 * The name of the bean.
	 */
	static final String BEAN = "monitoredMeterInterfaceBeans";

	/**
	 * What the names of the beans begin with; the name of the interface follows.
	 */
	static final String NAME_PREFIX = "monitoredMeters.";

	private final Map<String, Object> objects = new LinkedHashMap<>();

	/**
	 * Creates the beans.
	 * @param beans knows which interfaces there are
	 * @param reader reads them
	 * @param objectives what is to be checked once all are read
	 * @param recorders creates what records calls
	 * @param isEnabled whether calls are recorded
	 */
	MeterInterfaceBeans(ApplicationBeans beans, MeterInterfaceReader reader, BusinessObjectives objectives,
			MeterRecorders recorders, boolean isEnabled) {
		Map<Class<?>, List<MeterDeclaration>> meters = new LinkedHashMap<>();
		ClassLoader classLoader = beans.factory().getBeanClassLoader();
		Arrays.stream(beans.factory().getBeanDefinitionNames())
			.filter((name) -> name.startsWith(NAME_PREFIX))
			.map((name) -> ClassUtils.resolveClassName(name.substring(NAME_PREFIX.length()), classLoader))
			.forEach((type) -> meters.put(type, reader.read(type)));
		if (isEnabled) {
			objectives.check(meters.values().stream().flatMap(List::stream).toList());
		}
		meters.forEach((type, declared) -> {
			List<MeterNode> nodes = declared.stream()
				.map((meter) -> isEnabled ? recorders.create(meter) : MeterNode.NOTHING)
				.toList();
			this.objects.put(type.getName(), MeterObjects.create(type, declared, nodes));
		});
	}

	/**
	 * Returns the bean of an interface.
	 * @param type the name of the interface
	 * @return the bean
	 */
	public Object create(String type) {
		Object created = this.objects.get(type);
		if (created == null) {
			throw new IllegalArgumentException("%s was not found".formatted(type));
		}
		return created;
	}

}
