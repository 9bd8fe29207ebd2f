using Microsoft.AspNetCore.DataProtection;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>The secret part of a shared plan's link: whose plan, and which. Whether it still opens stands with the plan.</summary>
public sealed class PlanShareTokens(IDataProtectionProvider protection) : OwnedTokens(protection, "return-plan-share");
