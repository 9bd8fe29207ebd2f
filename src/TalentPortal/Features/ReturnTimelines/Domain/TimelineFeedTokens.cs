using Microsoft.AspNetCore.DataProtection;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>The secret part of a feed's address: whose timeline, and which address of it.</summary>
public sealed class TimelineFeedTokens(IDataProtectionProvider protection) : OwnedTokens(protection, "return-timeline-feed");
