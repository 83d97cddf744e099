package dev.monitored.business.bean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.business.declaration.DeclaredMeters;
import dev.monitored.business.declaration.MeterDeclaration;
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
	 * @param declaredMeters reads them
	 * @param objectives what is to be checked once all are read
	 * @param recorders creates what records calls
	 * @param isEnabled whether calls are recorded
	 */
	MeterInterfaceBeans(ApplicationBeans beans, DeclaredMeters declaredMeters, BusinessObjectives objectives,
			MeterRecorders recorders, boolean isEnabled) {
		Map<Class<?>, List<MeterDeclaration>> meters = declaredMeters.read(interfaces(beans.factory()));
		if (isEnabled) {
			List<MeterDeclaration> all = new ArrayList<>();
			for (List<MeterDeclaration> declared : meters.values()) {
				all.addAll(declared);
			}
			objectives.check(all);
		}
		for (Map.Entry<Class<?>, List<MeterDeclaration>> declared : meters.entrySet()) {
			Class<?> type = declared.getKey();
			this.objects.put(type.getName(), create(type, declared.getValue(), isEnabled ? recorders : null));
		}
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

	private static List<Class<?>> interfaces(ConfigurableListableBeanFactory factory) {
		List<Class<?>> interfaces = new ArrayList<>();
		for (String name : factory.getBeanDefinitionNames()) {
			if (name.startsWith(NAME_PREFIX)) {
				interfaces.add(ClassUtils.resolveClassName(name.substring(NAME_PREFIX.length()),
						factory.getBeanClassLoader()));
			}
		}
		return interfaces;
	}

	private static Object create(Class<?> type, List<MeterDeclaration> declared, @Nullable MeterRecorders recorders) {
		List<MeterNode> nodes = new ArrayList<>();
		for (MeterDeclaration meter : declared) {
			nodes.add((recorders != null) ? recorders.create(meter) : MeterNode.NOTHING);
		}
		return MeterObjects.create(type, declared, nodes);
	}

}
