using System.ComponentModel;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Who seeks.</summary>
public sealed record ApiJobEmployer
{
    [Description("Null where the employer is not named.")]
    public required Guid? Id { get; init; }

    [Description("Address of the employer's record; null where it is not named.")]
    public required string? Self { get; init; }

    [Description("Where the employer is not named: that the publisher knows it.")]
    public required Bilingual Name { get; init; }

    [Description("Whether the publisher assured itself of who this is.")]
    public required bool Verified { get; init; }

    [Description("Whether the employer is not named; it tells its name to applicants.")]
    public required bool Confidential { get; init; }

    [Description("What an employer that is not named says of itself; null otherwise.")]
    public required Bilingual About { get; init; }
}
