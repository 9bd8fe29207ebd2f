using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Whether the employer of a posting that does not name it is one of those that somebody keeps out.</summary>
public enum KeptOut
{
    No,

    /// <summary>It is, by what was on the list before the posting was public.</summary>
    Yes,

    /// <summary>
    /// Not said, whichever it is: the list was added to after the posting was public. Otherwise whoever puts one name after the
    /// other on the list and tries to apply would learn which it is.
    /// </summary>
    Unsaid,
}

/// <summary>Whom a person keeps out now, with their groups.</summary>
/// <param name="LastAddedAt">When the list was last added to; null while there is none.</param>
public sealed record KeptOutList(DateTimeOffset? LastAddedAt, IReadOnlyCollection<Guid> Employers);

/// <summary>Whoever keeps these lists answers: cards know applications, so applications cannot know them.</summary>
public interface IKeptOutLists
{
    /// <summary>In a request of that person: nobody else learns it.</summary>
    Task<KeptOutList> Of(Guid person, CancellationToken ct);
}

/// <summary>Asks the lists about a posting.</summary>
public static class KeptOuts
{
    /// <summary>Of a posting that names its employer nothing: who reads the name decides.</summary>
    public static async Task<KeptOut> Of(this IKeptOutLists lists, Guid person, Job job, CancellationToken ct)
    {
        if (!job.Content.Confidential) return KeptOut.No;
        var list = await lists.Of(person, ct);
        if (list.LastAddedAt is not { } added) return KeptOut.No;
        if (added >= job.PublishedAt) return KeptOut.Unsaid;
        return list.Employers.Contains(job.NamedEmployerId) || list.Employers.Contains(job.EmployerId) ? KeptOut.Yes : KeptOut.No;
    }
}
