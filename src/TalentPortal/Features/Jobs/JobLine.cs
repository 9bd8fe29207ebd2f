using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Jobs;

/// <summary>A posting as an import file has it.</summary>
/// <param name="Line">Number of its line.</param>
/// <param name="EmployerKey">What tells the employer from others of the same import: its name, folded.</param>
/// <param name="PostedOn">The day its source gives; only orders postings that are published together.</param>
public sealed record JobLine(int Line, JobSource Source, string EmployerName, string EmployerKey, string? EmployerWebsite, JobContent Content, DateOnly? PostedOn);

/// <summary>Why a line cannot be read.</summary>
public enum JobLineFault
{
    /// <summary>The line, or one of its texts, is longer than the portal keeps.</summary>
    TooLong,

    /// <summary>Not UTF-8.</summary>
    BadEncoding,
    BadJson,

    /// <summary>An object of another type.</summary>
    NotAPosting,
    MissingIdentifier,

    /// <summary>An earlier line has the same identifier.</summary>
    DuplicateIdentifier,
    MissingTitle,
    MissingEmployer,
    BadDate,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>U+0000 or half a character.</summary>
    UnstorableText,
}

/// <summary>What was taken as given, or left out, in lines that were read.</summary>
[Flags]
public enum JobLineNotes
{
    None = 0,

    /// <summary>No kind of employment: taken as permanent.</summary>
    KindAssumed = 1,

    /// <summary>An amount without currency or period: kept in the text, not as pay.</summary>
    PayUnclear = 2,

    /// <summary>No known place: the text alone is kept.</summary>
    PlaceUnknown = 4,

    /// <summary>No day of publication.</summary>
    NoDate = 8,
}

/// <summary>One line: a posting, or why there is none.</summary>
/// <param name="Detail">The value at fault, shortened; for the operator's report.</param>
internal sealed record ReadLine(int Number, JobLine? Posting, JobLineNotes Notes, JobLineFault? Fault, string? Detail);
