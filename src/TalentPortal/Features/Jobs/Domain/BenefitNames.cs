using System.Resources;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>What the benefits of postings are called.</summary>
public static class BenefitNames
{
    private static readonly ResourceManager Texts = new(typeof(JobsText));

    public static string Of(BenefitKind kind, Language language) => Texts.GetString("Benefit_" + kind, language.Culture()) ?? throw new MissingManifestResourceException(kind.ToString());
}
