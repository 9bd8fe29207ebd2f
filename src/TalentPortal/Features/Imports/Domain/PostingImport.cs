using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>Where a file of postings stands.</summary>
public enum ImportState
{
    /// <summary>Somebody has to say what its columns mean.</summary>
    Mapping,

    /// <summary>Its lines are looked at; nothing is written to postings.</summary>
    Checking,

    /// <summary>All lines have been looked at, and somebody decides.</summary>
    Checked,

    /// <summary>Its lines become postings.</summary>
    Running,

    /// <summary>Somebody stopped it, while its lines were looked at or taken in; it can go on from there.</summary>
    Stopped,

    Done,
}

/// <summary>What becomes of new postings.</summary>
public enum ImportGoal
{
    /// <summary>They wait for the tenant's staff.</summary>
    Review,

    /// <summary>They stay drafts of their employer.</summary>
    Draft,

    /// <summary>They are public at once, on the word of the tenant's staff; their page says that nobody reviewed them.</summary>
    Publish,
}

/// <summary>
/// A file of postings on its way in. First every line is looked at, then somebody decides, then the postings are written, a
/// few hundred at a time in one transaction each: it can be stopped at any time, and goes on where it stood.
/// </summary>
public sealed class PostingImport : Entity, IPublishable
{
    public const int FileNameMax = 120;

    /// <summary>How long its lines stay, counted from the last thing that happened to it.</summary>
    public const int KeptDays = 30;

    private PostingImport()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Whose postings they are; null where the tenant brings those of several employers.</summary>
    public Guid? EmployerId { get; private set; }

    /// <summary>Never.</summary>
    public bool IsPublic { get; private set; }

    public string FileName { get; private set; } = "";

    public SheetFormat Format { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>Headings of the file.</summary>
    public List<string> Columns { get; private set; } = [];

    /// <summary>For each column the field it fills, see <see cref="ImportField"/>; empty for one that is left out.</summary>
    public List<string> Map { get; private set; } = [];

    public ImportGoal Goal { get; private set; }

    /// <summary>Whether lines with faults are left out; else one of them keeps all from being taken in.</summary>
    public bool LeavesFaulty { get; private set; }

    public int Lines { get; private set; }

    /// <summary>Lines looked at so far.</summary>
    public int Looked { get; private set; }

    public int Faulty { get; private set; }

    /// <summary>Lines taken in so far, those that were left out with them.</summary>
    public int Taken { get; private set; }

    /// <summary>Number of the last line that was looked at or taken in, so that the next ones are found at once; 0 at the beginning.</summary>
    public int Reached { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Confirmed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Of postings that are over here: a file does not bring them back.</summary>
    public int Over { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When taking in began; null before.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public uint Version { get; private set; }

    public bool IsAtWork => State is ImportState.Checking or ImportState.Running;

    public bool IsOfTenant => EmployerId is null;

    public static PostingImport Of(Guid id, Guid? employerId, string fileName, SheetFormat format, IReadOnlyList<string> columns, IReadOnlyList<string> map, DateTimeOffset now) => new()
    {
        Id = id,
        EmployerId = employerId,
        FileName = fileName.Length <= FileNameMax ? fileName : fileName[..FileNameMax],
        Format = format,
        Columns = [.. columns],
        Map = [.. map],
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>The file was read to its end.</summary>
    public void Read(int lines) => Lines = lines;

    /// <summary>Looks at all lines, anew where the meaning of the columns or the goal changed.</summary>
    public TextKey? Check(IReadOnlyList<string> map, ImportGoal goal, DateTimeOffset now)
    {
        if (State is not (ImportState.Mapping or ImportState.Checked) && !(State == ImportState.Stopped && BegunAt is null)) return "Import_NotNow";
        (Map, Goal, State, Looked, Reached, Faulty, ChangedAt) = ([.. map], goal, ImportState.Checking, 0, 0, 0, now);
        return null;
    }

    /// <summary>Begins to take the lines in.</summary>
    public TextKey? Begin(bool leaveFaulty, DateTimeOffset now)
    {
        if (State != ImportState.Checked) return "Import_NotNow";
        if (Faulty == Lines) return "Import_NothingToTake";
        if (Faulty > 0 && !leaveFaulty) return "Import_Faulty";
        (State, Reached, LeavesFaulty, BegunAt, ChangedAt) = (ImportState.Running, 0, leaveFaulty, now, now);
        return null;
    }

    public TextKey? Stop(DateTimeOffset now)
    {
        if (!IsAtWork) return "Import_NotNow";
        (State, ChangedAt) = (ImportState.Stopped, now);
        return null;
    }

    /// <summary>Goes on where it was stopped.</summary>
    public TextKey? GoOn(DateTimeOffset now)
    {
        if (State != ImportState.Stopped) return "Import_NotNow";
        (State, ChangedAt) = (BegunAt is null ? ImportState.Checking : ImportState.Running, now);
        return null;
    }

    /// <summary>Some more lines were looked at.</summary>
    /// <param name="reached">Number of the last of them.</param>
    public void Look(int lines, int faulty, int reached, DateTimeOffset now)
    {
        (Looked, Faulty, Reached, ChangedAt) = (Looked + lines, Faulty + faulty, reached, now);
        if (Looked >= Lines) State = ImportState.Checked;
    }

    /// <summary>Some more lines were taken in, or left out.</summary>
    /// <param name="reached">Number of the last of them.</param>
    public void Take(IReadOnlyList<ImportEffect> effects, int reached, DateTimeOffset now)
    {
        (Taken, Reached) = (Taken + effects.Count, reached);
        Added += effects.Count(effect => effect == ImportEffect.Added);
        Changed += effects.Count(effect => effect == ImportEffect.Changed);
        Confirmed += effects.Count(effect => effect == ImportEffect.Confirmed);
        Unchanged += effects.Count(effect => effect == ImportEffect.Unchanged);
        Over += effects.Count(effect => effect == ImportEffect.Over);
        Faulty += effects.Count(effect => effect == ImportEffect.Refused);
        ChangedAt = now;
        if (Taken >= Lines) (State, EndedAt) = (ImportState.Done, now);
    }
}
