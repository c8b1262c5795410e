package com.tracklysms.simulator.internal.settings;

import java.util.List;

import com.tracklysms.simulator.api.SimulatedList;

/**
 * The account that the simulator answers for.
 *
 * @param apiKey the one valid API key
 * @param senders the ids of the known senders, which v1 sends name
 * @param lists the sending lists, which v2 sends name by number
 * @param suspended whether every request is refused
 */
public record SimulatedAccount(String apiKey, List<String> senders, List<SimulatedList> lists, boolean suspended) {

	@Override
	public String toString() {
		// The generated form would show the key
		return "SimulatedAccount[senders=" + this.senders + ", lists=" + this.lists + ", suspended=" + this.suspended
				+ "]";
	}

}
