# Options: names that there are not, values of the wrong type, what cannot be read or set.
from pysock.ancillary import IpTtl, ScmRights, encode
from pysock.options import GroupReq, IpMreq, Linger, Options, Timeval, Ucred

options = Options(-1)
options.SO_REUSADDR = True  # error: attr-defined
print(options.SO_REUSADDR)  # error: attr-defined
options.SO_REUSEADDR = "yes"  # error: assignment
options.SO_SNDBUF = 1.5  # error: assignment
options.SO_LINGER = 5  # error: assignment
options.SO_LINGER = (True, 5)  # error: assignment
options.SO_LINGER = Linger(True, "5")  # error: arg-type
options.SO_LINGER = Linger(seconds=5)  # error: call-arg
options.SO_RCVTIMEO = "5"  # error: assignment
options.SO_BINDTODEVICE = 1  # error: assignment
options.TCP_FASTOPEN_KEY = "key"  # error: assignment
options.SO_TYPE = 1  # error: assignment
options.SO_PEERCRED = Ucred(1, 2, 3)  # error: assignment
options.TCP_INFO = None  # error: assignment
options.IP_ADD_MEMBERSHIP = "239.1.2.3"  # error: assignment
options.MCAST_JOIN_GROUP = IpMreq("239.1.2.3")  # error: assignment
options.MCAST_JOIN_GROUP = GroupReq("239.1.2.3", 1)  # error: arg-type
options.IP_MSFILTER("239.1.2.3")  # error: arg-type
print(Timeval(1).minutes)  # error: attr-defined
print(Options.SO_LINGER.optname)  # error: attr-defined
encode(IpTtl(1))  # error: arg-type
encode([b"x"])  # error: list-item
encode([IpTtl("1")])  # error: arg-type
ScmRights(3)  # error: arg-type
ScmRights("3")  # error: arg-type
