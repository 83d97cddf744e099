package wrong.suspending

import dev.monitored.business.CounterMeter
import dev.monitored.business.MeterInterface

/**
 * Has a function that a call can suspend.
 */
@MeterInterface
interface SuspendingMeters {

    @CounterMeter("chats.begun")
    suspend fun begun()

}
