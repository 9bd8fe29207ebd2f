namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>Why a visit brought no answer.</summary>
public enum VisitFault
{
    /// <summary>There is no such name.</summary>
    Name,
    Connection,
    Timeout,

    /// <summary>The certificate is not in order.</summary>
    Certificate,

    /// <summary>It leads to where the portal does not connect: a private network, an address of no web.</summary>
    Refused,

    /// <summary>It is sent on and on.</summary>
    Redirects,

    /// <summary>The answer is none of HTTP.</summary>
    Answer,

    /// <summary>The site asks not to be read by programs.</summary>
    Robots,
}

/// <summary>What a visit saw.</summary>
/// <param name="Code">Of HTTP; null where there was no answer.</param>
/// <param name="Address">Where it ended after all that sent it on.</param>
/// <param name="Text">Of a page: its main text, normal (<see cref="PageChange.Normal"/>). Null for a file.</param>
/// <param name="FileDigest">Of a file that is no page.</param>
public sealed record SeenPage(int? Code, VisitFault? Fault, string Address, string? Title = null, string? Text = null, int Links = 0, int LinkLetters = 0, int Letters = 0, string? FileDigest = null)
{
    public static SeenPage Failed(VisitFault fault, string address) => new(null, fault, address);

    public static SeenPage Answered(int code, string address) => new(code, null, address);

    public static SeenPage Page(int code, string address, PageText page) => new(code, null, address, page.Title, PageChange.Normal(page.Lines), page.Links, page.LinkLetters, page.Letters);

    public static SeenPage File(int code, string address, string digest) => new(code, null, address, FileDigest: digest);
}

/// <summary>What stands at an address.</summary>
public enum PageShape
{
    Document,

    /// <summary>Links to documents, and little text.</summary>
    List,

    /// <summary>Something that is no page: a PDF, a table.</summary>
    File,
}

/// <summary>What is known of an address from the visits before.</summary>
/// <param name="Failures">In a row.</param>
/// <param name="Digest">Of the text with which the next is compared; null while there is none.</param>
public sealed record PageMemory(int Failures, PageShape? Shape, string? Digest, string? Text)
{
    public static PageMemory Nothing { get; } = new(0, null, null, null);
}
