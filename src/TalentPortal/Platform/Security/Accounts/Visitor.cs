using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>From where a visitor comes, as far as the defence against guessing must know: network, device, kind of browser.</summary>
internal sealed class Visitor(IHttpContextAccessor http, PortalCookies cookies, PortalVault vault)
{
    /// <summary>A token of the address in the network: one IPv4 address, or the /64 of an IPv6 address, which one household or office has.</summary>
    public async ValueTask<string> Network(CancellationToken ct) => await vault.SearchToken(KeyOwner.Platform, "accounts.network", BucketOf(http.HttpContext?.Connection.RemoteIpAddress), ct);

    /// <summary>Hash of the random value in this device's cookie; null where it has none.</summary>
    public byte[]? DeviceHash => http.HttpContext?.Request.Cookies[cookies.Device] is { Length: > 20 and < 100 } value ? HashOf(value) : null;

    /// <summary>Kind of device in words for the list of sessions.</summary>
    public string Device => DeviceWords.Of(http.HttpContext?.Request.Headers.UserAgent.ToString());

    /// <summary>The sign-in that waits for its second step on this device.</summary>
    public PendingSignIn? Pending => http.HttpContext is { } context ? cookies.ReadPending(context) : null;

    public static string NewDevice() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string device) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(device));

    internal static string BucketOf(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? "6:" + Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : "4:" + address;
    }
}

/// <summary>Tells browser and system from a browser's own name, roughly and without keeping that name.</summary>
internal static class DeviceWords
{
    private static readonly (string Sign, string Word)[] Browsers =
    [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("HuaweiBrowser", "Huawei Browser"), ("MiuiBrowser", "Mi Browser"),
        ("QQBrowser", "QQ Browser"), ("UCBrowser", "UC Browser"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Word)[] Systems =
    [
        ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>For instance <c>Firefox, Windows</c>; empty when nothing is recognised.</summary>
    public static string Of(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return "";
        return string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(word => word is not null));
    }

    private static string? Find((string Sign, string Word)[] signs, string userAgent) =>
        Array.Find(signs, s => userAgent.Contains(s.Sign, StringComparison.Ordinal)).Word;
}
