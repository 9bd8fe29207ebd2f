using System.Net;
using System.Net.Sockets;

namespace TalentPortal.Platform.Outbound;

/// <summary>
/// Which addresses belong to the public internet. Everything else is refused where somebody else says where the portal is to
/// connect: what lies behind our own firewall, on this machine, or at the provider (metadata of virtual machines) must not be
/// reached in the portal's name. By the special-purpose registries of IANA (RFC 6890 and its updates).
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] specialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Public by its number, yet it is the host of a virtual machine at one provider that answers there.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is assigned to the public; what lies outside is loopback, unique local, link-local, multicast, mapped, translated or nothing yet.</summary>
    private static readonly IPNetwork globalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Protocol assignments with Teredo, examples, 6to4 (an IPv4 address in disguise), AS112.</summary>
    private static readonly IPNetwork[] specialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether the address is one of the public internet. An IPv4 address that is written as IPv6 is not: no name has to answer with one.</summary>
    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !specialV4.Any(network => network.Contains(address)),
        // Said before networks are asked: to them a mapped address is the IPv4 one, and four bytes fit where sixteen were meant.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && address.ScopeId == 0 && globalV6.Contains(address) && !specialV6.Any(network => network.Contains(address)),
        _ => false,
    };
}
