using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>An open position of an employer, as its page names it.</summary>
/// <param name="EmployerId">In whose name it is.</param>
/// <param name="Address">For the browser; at the tenant that published it.</param>
public sealed record OpenPosition(Guid Id, Guid EmployerId, Bilingual Title, string? Place, string Address);

/// <summary>
/// The open positions of employers. Whoever keeps the postings answers: postings know employers, so employers cannot know them.
/// </summary>
public interface IOpenPositions
{
    /// <summary>The newest of each of <paramref name="employers"/>, at a tenant or everywhere, with how many each has.</summary>
    Task<(IReadOnlyList<OpenPosition> Newest, IReadOnlyDictionary<Guid, int> Counts)> Of(IReadOnlyCollection<Guid> employers, int most, CancellationToken ct);
}
