using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A posting as the public will see it, in either language.</summary>
public sealed partial class JobPreview
{
    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired] public required JobContent Content { get; set; }

    /// <summary>Whose it is, as readers learn it.</summary>
    [Parameter, EditorRequired] public required Bilingual Employer { get; set; }

    /// <summary>What sort of employer it is.</summary>
    [Parameter] public EmployerKind? EmployerKind { get; set; }

    /// <summary>Whether the tenant assured itself of the employer.</summary>
    [Parameter] public bool IsVerified { get; set; }

    /// <summary>How its two languages stand to each other.</summary>
    [Parameter] public JobTranslation Translation { get; set; }

    /// <summary>Language of the reader.</summary>
    [Parameter, EditorRequired] public Language Language { get; set; }
}
