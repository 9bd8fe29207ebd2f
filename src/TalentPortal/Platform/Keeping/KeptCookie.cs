using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Keeping;

/// <summary>
/// What a visitor without an account keeps, in a sealed cookie of their own browser until it is closed: names of things,
/// and nothing on the server. A page for somebody who has it never comes from the page cache.
/// </summary>
public sealed class KeptCookie(PortalCookies cookies, IDataProtectionProvider protection)
{
    /// <summary>How many things a visitor may keep; more would not fit into a cookie.</summary>
    public const int Most = 20;

    /// <summary>Browsers drop a cookie that is longer than this together with its name and attributes.</summary>
    private const int LengthMax = 3900;

    private readonly IDataProtector _seal = protection.CreateProtector("TalentPortal.Kept.v1");

    public bool IsThere(HttpContext http) => http.Request.Cookies.ContainsKey(cookies.Kept);

    /// <summary>What the visitor keeps, in the order in which it was kept. A cookie that is not the portal's own says nothing.</summary>
    public IReadOnlyList<KeptThing> Read(HttpContext http)
    {
        if (http.Request.Cookies[cookies.Kept] is not { Length: > 0 and <= LengthMax } text) return [];
        try
        {
            return [.. _seal.Unprotect(text).Split('\n').Select(KeptThing.Read).OfType<KeptThing>().Distinct().Take(Most)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>Keeps these and no others.</summary>
    /// <returns>Whether they fit; else nothing changes.</returns>
    public bool Write(HttpContext http, IReadOnlyList<KeptThing> things)
    {
        if (things.Count == 0)
        {
            Drop(http);
            return true;
        }

        if (things.Count > Most) return false;
        var text = _seal.Protect(string.Join('\n', things.Select(thing => thing.Write())));
        if (text.Length > LengthMax) return false;
        cookies.Keep(http, text);
        return true;
    }

    /// <summary>Nothing is kept in the browser any more.</summary>
    public void Drop(HttpContext http) => cookies.DropKept(http);
}
