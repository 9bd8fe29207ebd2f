using System.Net;

namespace TalentPortal.Platform.Outbound;

/// <summary>Asks the network for the addresses of a name.</summary>
public interface INameLookup
{
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody who knows.</exception>
    Task<IReadOnlyList<IPAddress>> Find(string host, CancellationToken ct);
}

/// <summary>The resolver of this machine.</summary>
internal sealed class SystemNameLookup : INameLookup
{
    public async Task<IReadOnlyList<IPAddress>> Find(string host, CancellationToken ct) => await Dns.GetHostAddressesAsync(host, ct);
}
