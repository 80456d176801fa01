package org.ticketkit.spi;

import org.ticketkit.tck.AccessPolicyContract;

class RolePolicyContractTest extends AccessPolicyContract {

    @Override
    protected AccessPolicy policy() {
        return new RolePolicy();
    }
}
