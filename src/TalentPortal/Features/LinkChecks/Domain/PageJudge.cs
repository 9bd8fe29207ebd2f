using System.Globalization;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>What may be wrong with an address that content leads to or rests on.</summary>
public enum FindingKind
{
    /// <summary>There is nothing any more, and the answer says so.</summary>
    Gone,

    /// <summary>There is nothing any more, though the answer says that all is well.</summary>
    SoftGone,

    /// <summary>Where a document stood is a list of documents.</summary>
    ListPage,

    /// <summary>The text leaves days or numbers open: it is a draft.</summary>
    BlankTerms,

    /// <summary>The text says something else than at the visit before.</summary>
    Changed,

    /// <summary>Nobody answered, several times.</summary>
    Unreachable,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Subject">The same for the same thing: a code, the words that were found; empty where the kind says it all.</param>
/// <param name="Detail">Of a change: what went and what came.</param>
public sealed record Judged(FindingKind Kind, string Subject, string? Detail = null)
{
    public const int SubjectMax = 120;
}

/// <summary>What a visit comes to.</summary>
/// <param name="IsSure">The page was seen: what is not found wrong with it is in order.</param>
/// <param name="HasFailed">It counts among the failures in a row.</param>
/// <param name="Shape">What stands there; null where that was not seen.</param>
public sealed record Judgement(IReadOnlyList<Judged> Found, bool IsSure, bool HasFailed, PageShape? Shape);

/// <summary>Judges what a visit saw by what is known of the address. Nothing else goes into it.</summary>
public static class PageJudge
{
    /// <summary>Failures in a row after which nobody is thought to answer any more.</summary>
    public const int FailuresMost = 3;

    /// <summary>Failures in a row after which a name or a server is thought to be gone.</summary>
    public const int GoneAfter = 2;

    /// <summary>A page that says that there is nothing says little else.</summary>
    private const int EmptyPage = 600;

    /// <summary>Fewer links make no list.</summary>
    private const int ListLinks = 15;

    /// <summary>What a list says beside its links, in letters at most.</summary>
    private const int ListText = 500;

    /// <summary>So much of what a list says is links.</summary>
    private const double ListShare = 0.55;

    public static Judgement Of(string address, PageMemory before, SeenPage seen)
    {
        if (seen.Fault is VisitFault.Robots) return new([], false, false, null);
        if (seen.Fault is { } fault) return Failure(before, fault.ToString(), fault is VisitFault.Name ? FindingKind.Gone : FindingKind.Unreachable);
        var code = seen.Code ?? 0;
        // Not now, or not to programs: nothing is said of the page.
        if (code is 401 or 403 or 405 or 406 or 407 or 408 or 425 or 429) return Failure(before, Code(code), FindingKind.Unreachable);
        if (code is >= 400 and < 500) return new([new(FindingKind.Gone, Code(code))], true, true, null);
        if (code is < 200 or >= 300) return Failure(before, Code(code), FindingKind.Gone);
        if (seen.FileDigest is { } file) return new(before is { Shape: PageShape.File, Digest: { } known } && known != file ? [new(FindingKind.Changed, "file")] : [], true, false, PageShape.File);
        return OfPage(address, before, seen);
    }

    private static Judgement OfPage(string address, PageMemory before, SeenPage seen)
    {
        var text = seen.Text ?? "";
        if (Missing(address, seen, text) is { } missing) return new([new(FindingKind.SoftGone, missing)], true, false, null);
        var shape = IsList(seen, text) ? PageShape.List : PageShape.Document;
        if (shape == PageShape.List && (before.Shape is PageShape.Document or PageShape.File || PageAddress.IsDocument(address)))
        {
            // Known as a document until somebody says otherwise.
            return new([new(FindingKind.ListPage, "")], true, false, before.Shape ?? PageShape.Document);
        }

        List<Judged> found = [];
        if (shape == PageShape.Document && PagePhrases.Blank(text) is { } blank) found.Add(new(FindingKind.BlankTerms, blank));
        // Lists change with each notice: that is what they are for.
        if (shape == PageShape.Document && before is { Shape: not PageShape.List, Text: { } known } && before.Digest != PageChange.DigestOf(text) && PageChange.Between(known, text) is { } change)
        {
            found.Add(new(FindingKind.Changed, string.Create(CultureInfo.InvariantCulture, $"\u2212{change.Gone} +{change.New}"), change.Detail));
        }

        return new(found, true, false, shape);
    }

    private static string? Missing(string address, SeenPage seen, string text)
    {
        if (text.Length < 3 * EmptyPage && PagePhrases.MissingTitle(seen.Title) is { } title) return title;
        if (text.Length < EmptyPage && PagePhrases.Missing(text) is { } words) return words;
        return !PageAddress.IsHome(address) && PageAddress.IsHome(seen.Address) ? "/" : null;
    }

    private static bool IsList(SeenPage seen, string text) => seen.Links >= ListLinks && text.Length <= ListText && seen.LinkLetters >= ListShare * Math.Max(1, seen.Letters);

    private static Judgement Failure(PageMemory before, string subject, FindingKind kind)
    {
        var failures = before.Failures + 1;
        return new(failures >= (kind == FindingKind.Gone ? GoneAfter : FailuresMost) ? [new(kind, subject)] : [], false, true, null);
    }

    private static string Code(int code) => "HTTP " + code.ToString(CultureInfo.InvariantCulture);
}
